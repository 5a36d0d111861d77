package cachescope.ui;

import cachescope.event.Intent;
import cachescope.event.SessionClock;
import cachescope.session.Frame;
import cachescope.session.Session;

/**
 * The session as the window has it: it remembers that the workload was asked to stop. Requests
 * under way may take their time, and until they end it runs.
 */
final class StopAsked implements Session {
  private final Session session;
  private volatile boolean asked;

  StopAsked(Session session) {
    this.session = session;
  }

  /** Whether a workload that was asked to stop still runs. */
  boolean stopping() {
    return asked && frame().workload().isPresent();
  }

  @Override
  public Frame frame() {
    return session.frame();
  }

  @Override
  public void wish(Intent intent) {
    if (intent instanceof Intent.StopWorkload) {
      asked = frame().workload().isPresent();
    } else if (intent instanceof Intent.StartWorkload) {
      asked = false;
    }
    session.wish(intent);
  }

  @Override
  public SessionClock clock() {
    return session.clock();
  }
}
