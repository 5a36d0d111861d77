package cachescope;

import cachescope.event.Intent;
import cachescope.event.SessionClock;
import cachescope.session.Frame;
import cachescope.session.Session;
import java.time.Instant;

/** A session in which nothing happens: one frame, and a clock that stands still. */
record Still(Frame frame, SessionClock clock) implements Session {
  Still(Frame frame) {
    this(frame, new SessionClock(() -> 0, () -> Instant.EPOCH));
  }

  @Override
  public void wish(Intent intent) {
    // Nobody is there to grant it.
  }
}
