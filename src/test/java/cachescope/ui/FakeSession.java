package cachescope.ui;

import cachescope.event.Intent;
import cachescope.event.SessionClock;
import cachescope.session.Frame;
import cachescope.session.Session;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A session that writes down what is wished for, and serves the frame that a test hands it. */
public final class FakeSession implements Session {
  public final List<Intent> wishes = new ArrayList<>();
  public final AtomicLong now = new AtomicLong();
  private final SessionClock clock = new SessionClock(now::get, InstantSource.system());
  private Frame frame;

  public FakeSession(Frame frame) {
    this.frame = frame;
  }

  public void serve(Frame next) {
    frame = next;
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void wish(Intent intent) {
    wishes.add(intent);
  }

  @Override
  public SessionClock clock() {
    return clock;
  }
}
