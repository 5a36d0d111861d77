package cachescope.redis.watch;

import cachescope.event.CacheFault;
import cachescope.event.EventSink;
import cachescope.event.RedisEvent.ServerRead;
import cachescope.event.ServerReading;
import cachescope.event.SessionClock;
import cachescope.redis.client.Connections;
import cachescope.redis.client.RedisFaults;
import cachescope.redis.client.RedisTarget;
import cachescope.service.CacheException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import redis.clients.jedis.RedisClient;

/**
 * Reads the server twice a second on a connection of its own: what it says about itself, and
 * whether it answers at all.
 *
 * <p>While it does not, it is asked less often, down to every two seconds; after a refused password
 * it is not asked again until {@link #now}.
 */
public final class ServerPoll implements AutoCloseable {
  /** Who wants to know how the server is; told on the poll's thread, after every reading. */
  public interface Health {
    void answered(ServerInfo info);

    void failed(CacheException why);
  }

  private static final Duration EVERY = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(1);

  private final RedisTarget target;
  private final SessionClock clock;
  private final EventSink sink;
  private final Health health;
  private final RedisClient client;
  private final RedisFaults faults;
  private final Thread thread;
  private volatile Optional<ServerReading> last = Optional.empty();
  private volatile boolean closed;
  private volatile boolean wanted;

  public ServerPoll(RedisTarget target, SessionClock clock, EventSink sink, Health health) {
    this.target = target;
    this.clock = clock;
    this.sink = sink;
    this.health = health;
    this.client = Connections.single(target, ANSWER_WITHIN);
    this.faults = new RedisFaults(target, ANSWER_WITHIN, this::last);
    this.thread = Thread.ofPlatform().name("redis-poll").daemon().unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /** The newest reading. */
  public Optional<ServerReading> last() {
    return last;
  }

  /** Reads as soon as possible. */
  public void now() {
    wanted = true;
    LockSupport.unpark(thread);
  }

  private void run() {
    long pause = EVERY.toNanos();
    while (!closed) {
      wanted = false;
      try {
        read();
        pause = EVERY.toNanos();
      } catch (CacheException e) {
        if (!closed) {
          health.failed(e);
        }
        pause = hopeless(e) ? Long.MAX_VALUE : Math.min(2 * pause, LONGEST.toNanos());
      }
      await(pause);
    }
  }

  private void read() {
    String reply;
    try {
      reply = client.info();
    } catch (Throwable e) {
      throw faults.explain(e);
    }
    long at = clock.now();
    ServerInfo info = ServerInfo.parse(reply);
    ServerReading reading = info.reading(target.database());
    if (!closed && !last.equals(Optional.of(reading))) {
      last = Optional.of(reading);
      sink.tell(at, new ServerRead(reading));
    }
    if (!closed) {
      health.answered(info);
    }
  }

  private static boolean hopeless(CacheException e) {
    return e.fault() == CacheFault.PASSWORD_REFUSED || e.fault() == CacheFault.PASSWORD_WANTED;
  }

  private void await(long nanos) {
    long began = System.nanoTime();
    for (long left = nanos; left > 0 && !closed && !wanted; ) {
      LockSupport.parkNanos(this, left);
      left = nanos - (System.nanoTime() - began);
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    client.close();
  }
}
