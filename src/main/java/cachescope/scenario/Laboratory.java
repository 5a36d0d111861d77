package cachescope.scenario;

import cachescope.event.Intent;
import cachescope.event.LogView;
import cachescope.event.RedisStatus;
import cachescope.event.SessionClock;
import cachescope.event.Settings;

/** What a scenario is played on: it wishes as a person does, and it reads the log. */
public interface Laboratory {
  /**
   * Hands a wish in.
   *
   * @throws IllegalArgumentException with a sentence where it cannot be granted
   */
  void wish(Intent intent);

  /** Returns when what was wished of Redis's server and of the workload has been granted. */
  void settle() throws InterruptedException;

  LogView log();

  SessionClock clock();

  /** The settings in force. */
  Settings settings();

  RedisStatus redis();
}
