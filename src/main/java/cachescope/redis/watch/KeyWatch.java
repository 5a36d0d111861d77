package cachescope.redis.watch;

import cachescope.event.EventSink;
import cachescope.event.RedisEvent.Emptied;
import cachescope.event.RedisEvent.ForeignWrite;
import cachescope.event.RedisEvent.KeyDeleted;
import cachescope.event.RedisEvent.KeyTouched;
import cachescope.event.RedisEvent.ListeningLost;
import cachescope.event.RedisEvent.ListeningStarted;
import cachescope.event.RedisEvent.Resynced;
import cachescope.event.SessionClock;
import cachescope.event.SlotRange;
import cachescope.redis.client.Connections;
import cachescope.redis.client.OwnCommands;
import cachescope.redis.client.RedisTarget;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Everything that is known of our keys from Redis itself: what it notifies, and what has to be read
 * because it notified or because it could not.
 */
public final class KeyWatch implements AutoCloseable {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(1);
  private static final long SOON_MILLIS = 2;
  private static final long BETWEEN_BATCHES_MILLIS = 20;
  private static final long FLUSH_CHECK_MILLIS = 500;
  private static final long AGAIN_MILLIS = 500;
  private static final String MOVED = "moved";

  private final KeyPattern pattern;
  private final Scope scope;
  private final OwnCommands own;
  private final SessionClock clock;
  private final Changes changes;
  private final KeyReader reader;
  private final Suspects suspects;
  private final Consumer<Hearing> hearing;
  private final KeyspaceListener listener;
  private final RedisClient client;
  private final FlushCounters flushes = new FlushCounters();
  private final AtomicBoolean resyncPlanned = new AtomicBoolean();
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("redis-watch").daemon().factory());
  private volatile long blindSince;
  private volatile boolean lost = true;
  private volatile boolean tracking;

  /**
   * Whether notifications reach us.
   *
   * @param forGood no attempt is made to change it
   * @param sentence why not; empty where they do
   */
  public record Hearing(boolean on, boolean forGood, String sentence) {}

  /**
   * @param scope which of our keys the server knows of
   * @param own what we wrote ourselves
   * @param hearing told when notifications begin or cease to reach us
   */
  public KeyWatch(
      RedisTarget target,
      KeyPattern pattern,
      Scope scope,
      SessionClock clock,
      EventSink sink,
      OwnCommands own,
      Consumer<Hearing> hearing) {
    this.pattern = pattern;
    this.scope = scope;
    this.own = own;
    this.clock = clock;
    this.changes = new Changes(clock, sink);
    this.reader = new KeyReader(changes);
    this.suspects = new Suspects(own, changes);
    this.hearing = hearing;
    this.listener = new KeyspaceListener(target, pattern, changes, new Chores());
    this.client = Connections.single(target, ANSWER_WITHIN);
    this.blindSince = scope.blindSince() < 0 ? clock.now() : scope.blindSince();
  }

  /** Begins to listen. */
  public void start() {
    listener.start();
    later(FLUSH_CHECK_MILLIS, this::checkFlushes);
  }

  /** Reads all our keys again, soon. */
  public void resync() {
    if (resyncPlanned.compareAndSet(false, true)) {
      later(0, () -> readAll(""));
    }
  }

  /** Whether reading the key now might remove it. */
  public boolean nearZero(String key) {
    return reader.nearZero(key);
  }

  /** What was heard, turned into work for another thread. */
  private final class Chores implements KeyspaceListener.Work {
    @Override
    public void hearing(boolean withFlushes) {
      tracking = withFlushes;
      lost = false;
      changes.tell(new ListeningStarted(blindSince, scope.node()));
      hearing.accept(new Hearing(true, false, ""));
      later(0, KeyWatch.this::countFlushes);
      resync();
    }

    @Override
    public void lost(String why) {
      if (!lost) {
        lost = true;
        blindSince = clock.now();
        changes.tell(new ListeningLost(why, scope.node()));
        hearing.accept(new Hearing(false, false, why));
      }
    }

    @Override
    public void denied(String why) {
      lost(why);
      hearing.accept(
          new Hearing(false, true, "Events are not visible, only our own calls are shown. " + why));
    }

    @Override
    public void readTtl(String key) {
      if (reader.wanted(key)) {
        later(SOON_MILLIS, KeyWatch.this::readWanted);
      }
    }

    @Override
    public void gone(String key) {
      reader.gone(key);
    }

    @Override
    public void restored(String key) {
      if (scope.moving().isPresent() && scope.moving().get().restored(scope.node(), key)) {
        changes.tell(new KeyTouched(key, MOVED));
      }
    }

    @Override
    public boolean deleted(String key) {
      if (scope.moving().isEmpty()) {
        return true;
      }
      MovingKeys moving = scope.moving().get();
      if (moving.moved(scope.node(), key)) {
        changes.tell(new KeyTouched(key, MOVED));
      } else if (own.explains(OwnCommands.Kind.DEL, key)) {
        changes.tell(key, false, new KeyDeleted(key));
        reader.gone(key);
      } else {
        moving.hold(scope.node(), key);
        later(MovingKeys.HELD_MILLIS, () -> release(key));
      }
      return false;
    }

    @Override
    public void heardMore(String key) {
      release(key);
    }

    @Override
    public void judge(OwnCommands.Kind kind, String key) {
      if (suspects.saw(kind, key)) {
        later(Suspects.PATIENCE_NANOS / 1_000_000 + 5, suspects::judge);
      }
    }

    @Override
    public void flushed() {
      later(0, () -> readAll(flushes.read(client)));
    }
  }

  /** Tells a deletion that was held back, if nothing showed that the key moved. */
  private void release(String key) {
    if (scope.moving().isPresent() && scope.moving().get().release(key)) {
      changes.tell(key, false, new KeyDeleted(key));
      reader.gone(key);
      changes.tell(new ForeignWrite(key, "del"));
    }
  }

  /** From here on a flush is a rise of the counters. */
  private void countFlushes() {
    try {
      flushes.read(client);
    } catch (JedisException e) {
      // The poll says that Redis is away.
    }
  }

  private void readWanted() {
    try {
      if (reader.read(client)) {
        later(BETWEEN_BATCHES_MILLIS, this::readWanted);
      } else if (reader.overflowed()) {
        resync();
      }
    } catch (JedisException e) {
      // The listener or the poll will say that Redis is away; then all keys are read again.
      reader.forget();
    }
  }

  /**
   * @param flush what is known to have emptied the database, or the empty text
   */
  private void readAll(String flush) {
    resyncPlanned.set(false);
    try {
      if (flush.equals("FLUSHALL")) {
        tellEmptied(flush);
      }
      Resync resync = new Resync(pattern, changes, scope);
      resync.run(
          client,
          none -> {
            if (none && flush.equals("FLUSHDB")) {
              tellEmptied(flush);
            }
          });
    } catch (JedisAccessControlException e) {
      // We may not SCAN: then nobody knows what was there before.
      changes.tell(new Resynced(List.of(), false, scope.slots().get()));
    } catch (JedisException e) {
      if (!lost) {
        later(AGAIN_MILLIS, this::resync);
      }
    }
  }

  private void tellEmptied(String flush) {
    List<SlotRange> slots = scope.slots().get();
    if (!scope.partly() || !slots.isEmpty()) {
      changes.tell(new Emptied(flush, slots));
    }
  }

  private void checkFlushes() {
    try {
      if (!tracking && !lost) {
        String flush = flushes.read(client);
        if (!flush.isEmpty()) {
          readAll(flush);
        }
      }
    } catch (JedisException e) {
      // The poll says that Redis is away.
    } finally {
      later(FLUSH_CHECK_MILLIS, this::checkFlushes);
    }
  }

  private void later(long millis, Runnable task) {
    try {
      var _ = worker.schedule(task, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // Closed meanwhile.
    }
  }

  @Override
  public void close() {
    listener.close();
    worker.shutdownNow();
    client.close();
    if (!lost) {
      lost = true;
      changes.tell(new ListeningLost("The connection was closed.", scope.node()));
    }
  }
}
