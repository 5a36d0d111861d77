package cachescope.service;

import cachescope.event.EventSink;
import cachescope.event.MessageEvent.MessageParked;
import cachescope.event.MessageEvent.WriteAccepted;
import cachescope.event.MessageEvent.WriteApplied;
import cachescope.event.MessageEvent.WritesLost;
import cachescope.event.SessionClock;
import cachescope.event.SessionEvent.Noticed;
import cachescope.service.ChangeFeed.Ear;
import cachescope.service.ChangeFeed.Entry;
import cachescope.service.ChangeFeed.Follower;
import cachescope.service.ChangeFeed.Verdict;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Writes that were acknowledged once a Redis Stream had them, and what reads it and tells the
 * database: each at least once delivered, and applied once, by its version.
 *
 * <p>A crash of the service loses none of them: who reads next begins with what was not
 * acknowledged. The end of a Redis that keeps nothing on disk loses all. Safe for any number of
 * threads.
 */
final class StreamedWrites implements Debts, AutoCloseable {
  /** Of our keys, without the prefix. */
  static final String STREAM = "stream:writes";

  private static final String GROUP = "database";
  private static final int LOCKS = 64;

  /** Why a state that was acknowledged will never be in the database. */
  static final String OUTRUN = "somebody else changed the row first, past the cache";

  private final UserStore store;
  private final Supplier<Duration> pace;
  private final SessionClock clock;
  private final EventSink sink;
  private final AtomicInteger consumers = new AtomicInteger();

  /** What the stream has of this program's own writes, by request. */
  private final Map<Long, StreamedWrite> inStream = new HashMap<>();

  /** The newest acknowledged state of each user, as this process remembers it. */
  private final Map<Long, StreamedWrite> newest = new HashMap<>();

  private final Lock[] locks = new Lock[LOCKS];
  private Optional<Ear> reading = Optional.empty();
  private boolean saidDurability;

  /**
   * @param pace how long the reader waits between two rounds
   */
  StreamedWrites(UserStore store, Supplier<Duration> pace, SessionClock clock, EventSink sink) {
    this.store = store;
    this.pace = pace;
    this.clock = clock;
    this.sink = sink;
    Arrays.setAll(locks, _ -> new ReentrantLock());
  }

  /** Whether the row got this version from somebody else, so that this state is nowhere. */
  static boolean outrun(UserStore.Applied applied, User state) {
    return !applied.applied()
        && applied
            .result()
            .user()
            .map(row -> row.version() == state.version() && !row.equals(state))
            .orElse(true);
  }

  /** Begins to read, if it does not yet. */
  synchronized void open(ChangeFeed feed, String sender) {
    if (reading.isEmpty()) {
      String name = sender + "-" + consumers.incrementAndGet();
      reading = Optional.of(feed.follow(STREAM, GROUP, name, new Reader()));
    }
  }

  /** Held by whoever appends a write of the user, until it is told. */
  Lock lockOf(long userId) {
    return locks[(int) (userId & LOCKS - 1)];
  }

  @Override
  public synchronized Optional<User> newest(long userId) {
    return Optional.ofNullable(newest.get(userId)).map(StreamedWrite::user);
  }

  /** The stream has a write. */
  void accepted(Call call, StreamedWrite write, long nanos) {
    int dirty;
    synchronized (this) {
      inStream.put(write.requestId(), write);
      newest.merge(write.user().id(), write, StreamedWrites::newer);
      dirty = inStream.size();
    }
    call.tell(
        call.now(),
        new WriteAccepted(
            write.requestId(),
            write.user().id(),
            write.key(),
            write.user().version(),
            dirty,
            true,
            nanos));
  }

  private static StreamedWrite newer(StreamedWrite a, StreamedWrite b) {
    return a.user().version() > b.user().version() ? a : b;
  }

  /**
   * Tells the database of a state now, ahead of its entry in the stream, which will find it there.
   */
  @Override
  public boolean pay(long userId) {
    Optional<StreamedWrite> last;
    synchronized (this) {
      last = Optional.ofNullable(newest.get(userId));
    }
    if (last.isPresent()) {
      try {
        store.apply(last.get().requestId(), last.get().user());
      } catch (StoreException e) {
        return false;
      }
    }
    return true;
  }

  /** Writes that are acknowledged and not applied, as far as this program knows. */
  synchronized int dirty() {
    return inStream.size();
  }

  /** Whoever reads is gone, without a word; the stream is not. */
  void crash() {
    stop();
    synchronized (this) {
      newest.clear();
    }
  }

  /** The stream itself is gone, with what it held. */
  void lost(String why) {
    int count;
    synchronized (this) {
      count = inStream.size();
      inStream.clear();
      newest.clear();
    }
    if (count > 0) {
      sink.tell(clock.now(), new WritesLost(0, "", count, why));
    }
  }

  /** Reads no more. */
  void stop() {
    Optional<Ear> old;
    synchronized (this) {
      old = reading;
      reading = Optional.empty();
    }
    old.ifPresent(Ear::close);
  }

  @Override
  public void close() {
    stop();
  }

  private final class Reader implements Follower {
    @Override
    public void hearing() {
      // What was appended meanwhile is still there.
    }

    @Override
    public void deaf(String why) {
      // The same; whoever appends meets the failure himself.
    }

    @Override
    public void denied(String why) {
      sink.tell(
          clock.now(),
          new Noticed(true, "The stream of writes is read by nobody, so none is applied: " + why));
    }

    @Override
    public Verdict read(Entry entry) {
      Optional<StreamedWrite> write = StreamedWrite.parse(entry.fields());
      if (write.isEmpty()) {
        return Verdict.POISON;
      }
      UserStore.Applied applied;
      try {
        applied = store.apply(write.get().requestId(), write.get().user());
      } catch (StoreException e) {
        return Verdict.LATER;
      }
      settle(write.get(), applied);
      return Verdict.DONE;
    }

    /** It may be read before whoever appended it knows that it was, and has told. */
    private void settle(StreamedWrite write, UserStore.Applied applied) {
      Lock lock = lockOf(write.user().id());
      lock.lock();
      try {
        settleTold(write, applied);
      } finally {
        lock.unlock();
      }
    }

    private void settleTold(StreamedWrite write, UserStore.Applied applied) {
      int dirty;
      User user = write.user();
      synchronized (StreamedWrites.this) {
        inStream.remove(write.requestId());
        newest.computeIfPresent(
            user.id(), (_, known) -> known.user().version() <= user.version() ? null : known);
        dirty = inStream.size();
      }
      sink.tell(
          clock.now(),
          outrun(applied, user)
              ? new WritesLost(write.requestId(), write.key(), 1, OUTRUN)
              : new WriteApplied(
                  write.requestId(),
                  user.id(),
                  write.key(),
                  user.version(),
                  applied.applied(),
                  1,
                  dirty));
    }

    @Override
    public void parked(String id, int tries) {
      sink.tell(
          clock.now(), new MessageParked(0, "", id, tries, "it is not a write of this program"));
    }

    @Override
    public void gone(String why) {
      lost(why);
    }

    @Override
    public void durable(boolean aof) {
      if (!aof && !saidDurability) {
        saidDurability = true;
        sink.tell(
            clock.now(),
            new Noticed(
                false,
                "The stream of writes is durable only while Redis lives: this server keeps no"
                    + " append-only file (appendonly no)."));
      }
    }

    @Override
    public Duration pace() {
      return pace.get();
    }
  }
}
