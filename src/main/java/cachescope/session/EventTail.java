package cachescope.session;

import cachescope.event.LoggedEvent;
import cachescope.event.Projection;
import cachescope.event.RedisEvent;
import java.util.Arrays;
import java.util.List;

/**
 * The newest events, for the list under the stage; readings of the server, which would drown the
 * rest, left out.
 */
final class EventTail implements Projection<List<LoggedEvent>> {
  static final int LENGTH = 500;

  private final LoggedEvent[] ring;
  private int size;
  private int next;
  private List<LoggedEvent> snapshot = List.of();
  private boolean dirty;

  EventTail() {
    ring = new LoggedEvent[LENGTH];
  }

  private EventTail(EventTail other) {
    ring = other.ring.clone();
    size = other.size;
    next = other.next;
    snapshot = other.snapshot;
    dirty = other.dirty;
  }

  @Override
  public void apply(LoggedEvent event) {
    if (event.event() instanceof RedisEvent.ServerRead) {
      return;
    }
    ring[next] = event;
    next = (next + 1) % LENGTH;
    size = Math.min(size + 1, LENGTH);
    dirty = true;
  }

  @Override
  public List<LoggedEvent> snapshot() {
    if (dirty) {
      LoggedEvent[] ordered = new LoggedEvent[size];
      int first = (next - size + LENGTH) % LENGTH;
      int head = Math.min(size, LENGTH - first);
      System.arraycopy(ring, first, ordered, 0, head);
      System.arraycopy(ring, 0, ordered, head, size - head);
      snapshot = List.copyOf(Arrays.asList(ordered));
      dirty = false;
    }
    return snapshot;
  }

  @Override
  public EventTail copy() {
    return new EventTail(this);
  }
}
