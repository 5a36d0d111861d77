package cachescope.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jctools.queues.atomic.MpscAtomicArrayQueue;

/**
 * The log: gives every fact its number, keeps the recent ones.
 *
 * <p>Any thread may {@link #tell}; one thread, the engine's, drains and reads. Between them is a
 * bounded lock-free queue. Where it is full the fact is counted instead of kept, and the next
 * {@link #drain} logs one {@link SessionEvent.EventsLeftOut} for all that were.
 */
public final class EventLog implements EventSink {
  /** Events in one immutable chunk. */
  static final int CHUNK = 4_096;

  private record Told(long at, CacheEvent event) {}

  private final MpscAtomicArrayQueue<Told> queue;
  private final Overflow overflow = new Overflow();
  private final List<LoggedEvent[]> chunks = new ArrayList<>();
  private final int maxChunks;
  private LoggedEvent[] open = new LoggedEvent[CHUNK];
  private int openSize;
  private long lastSeq;
  private int run;
  private int settingsRev;

  /**
   * @param queueCapacity facts that may wait for the engine, at least 2
   * @param kept recent events that stay readable, rounded up to whole chunks of 4,096
   */
  public EventLog(int queueCapacity, int kept) {
    queue = new MpscAtomicArrayQueue<>(queueCapacity);
    maxChunks = Math.max(1, (kept + CHUNK - 1) / CHUNK);
  }

  @Override
  public void tell(long at, CacheEvent event) {
    if (!queue.offer(new Told(at, event))) {
      overflow.add(at, event);
    }
  }

  /**
   * Numbers the waiting facts, keeps them, and hands each on. For the engine's thread only.
   *
   * @param limit at most so many
   * @return how many there were
   */
  public int drain(int limit, Consumer<LoggedEvent> each) {
    int n = 0;
    for (Told told; n < limit && (told = queue.relaxedPoll()) != null; n++) {
      each.accept(append(told.at(), told.event()));
    }
    if (n < limit) {
      Optional<SessionEvent.EventsLeftOut> left = overflow.take();
      if (left.isPresent()) {
        each.accept(append(left.get().to(), left.get()));
        n++;
      }
    }
    return n;
  }

  /** The number of the newest event; 0 before the first. */
  public long lastSeq() {
    return lastSeq;
  }

  /** The number of the oldest event that is still readable. */
  public long firstSeq() {
    return lastSeq - openSize - (long) chunks.size() * CHUNK + 1;
  }

  /** The event with this number, where it is still kept. For the engine's thread only. */
  public Optional<LoggedEvent> at(long seq) {
    if (seq > lastSeq || seq < firstSeq()) {
      return Optional.empty();
    }
    long index = seq - firstSeq();
    int chunk = (int) (index / CHUNK);
    LoggedEvent[] events = chunk < chunks.size() ? chunks.get(chunk) : open;
    return Optional.of(events[(int) (index % CHUNK)]);
  }

  private LoggedEvent append(long at, CacheEvent event) {
    switch (event) {
      case SessionEvent.SettingsChanged changed -> settingsRev = changed.revision();
      case SessionEvent.RunStarted started -> run = started.run();
      default -> {}
    }
    LoggedEvent logged = new LoggedEvent(++lastSeq, at, run, settingsRev, event);
    if (event instanceof SessionEvent.RunEnded) {
      run = 0;
    }
    if (openSize == CHUNK) {
      chunks.add(open);
      if (chunks.size() > maxChunks) {
        chunks.removeFirst();
      }
      open = new LoggedEvent[CHUNK];
      openSize = 0;
    }
    open[openSize++] = logged;
    return logged;
  }
}
