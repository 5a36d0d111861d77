package cachescope.session;

import cachescope.event.Intent;
import cachescope.event.SessionClock;

/**
 * What a front end has of the laboratory: it wishes, and it looks. Safe for any thread; nothing
 * here blocks.
 */
public interface Session {
  /** The newest frame. */
  Frame frame();

  /** Hands a wish in. What comes of it shows in later frames. */
  void wish(Intent intent);

  /** The clock of all the times in a frame. */
  SessionClock clock();
}
