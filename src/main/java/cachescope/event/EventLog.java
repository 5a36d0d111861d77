package cachescope.event;

import java.util.Optional;
import java.util.function.Consumer;
import org.jctools.queues.atomic.MpscAtomicArrayQueue;

/**
 * The log: gives every fact its number, keeps the recent ones.
 *
 * <p>Any thread may {@link #tell} and read a {@link #view}; one, the engine's, drains. Between them
 * is a bounded lock-free queue. Where it is full the fact is counted instead of kept, and the next
 * {@link #drain} logs one {@link SessionEvent.EventsLeftOut} for all that were.
 */
public final class EventLog implements EventSink {
  private record Told(long at, CacheEvent event) {}

  private final MpscAtomicArrayQueue<Told> queue;
  private final Overflow overflow = new Overflow();
  private final KeptEvents keptEvents;
  private volatile LogView view;
  private long lastSeq;
  private int run;
  private int settingsRev;

  /**
   * @param queueCapacity facts that may wait for the engine, at least 2
   * @param kept recent events that stay readable, rounded up to whole chunks of 4,096
   */
  public EventLog(int queueCapacity, int kept) {
    queue = new MpscAtomicArrayQueue<>(queueCapacity);
    keptEvents = new KeptEvents(kept);
    view = keptEvents.view();
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
    if (n > 0) {
      view = keptEvents.view();
    }
    return n;
  }

  /** What is kept, up to the last {@link #drain}. For any thread; costs one volatile read. */
  public LogView view() {
    return view;
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
    keptEvents.append(logged);
    return logged;
  }
}
