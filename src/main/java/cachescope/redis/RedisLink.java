package cachescope.redis;

import cachescope.event.CacheFault;
import cachescope.event.EventSink;
import cachescope.event.RedisStatus;
import cachescope.event.RedisStatus.Kind;
import cachescope.event.RedisStatus.State;
import cachescope.event.SessionClock;
import cachescope.event.SessionEvent.Fault;
import cachescope.event.SessionEvent.FaultCaused;
import cachescope.event.SessionEvent.RedisChanged;
import cachescope.redis.client.OwnCommands;
import cachescope.redis.client.RedisTarget;
import cachescope.redis.client.RedisUserCache;
import cachescope.redis.server.RedisServer;
import cachescope.redis.server.ServerStartException;
import cachescope.service.CacheException;
import cachescope.service.UserCache;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The Redis in use, whichever it is: the cache port of the service, and all that a person can do to
 * a Redis.
 *
 * <p>Begins with the embedded server. While there is no Redis every call of the port fails at once.
 * Safe for any number of threads; everything but the port and the getters may block for seconds, so
 * call it from a thread that may.
 */
public final class RedisLink implements UserCache, AutoCloseable {
  private final RedisServer server;
  private final SessionClock clock;
  private final EventSink sink;
  private final Duration timeout;
  private final Runnable replaced;
  private volatile Optional<RedisUserCache> cache = Optional.empty();
  private volatile RedisStatus status = RedisStatus.STARTING;

  /**
   * @param timeout of every step of a call to the cache
   * @param replaced told when another server is behind the port, so that nothing known of the old
   *     one holds
   */
  public RedisLink(
      RedisServer server, SessionClock clock, EventSink sink, Duration timeout, Runnable replaced) {
    this.server = server;
    this.clock = clock;
    this.sink = sink;
    this.timeout = timeout;
    this.replaced = replaced;
  }

  /** Starts the embedded server on a thread of its own; the status tells what came of it. */
  public void start() {
    become(RedisStatus.STARTING);
    Thread.ofPlatform().name("redis-start").daemon().start(this::useEmbedded);
  }

  /** Uses the embedded server, started anew if it does not run. */
  public synchronized void useEmbedded() {
    try {
      use(server.start());
    } catch (ServerStartException e) {
      become(embedded(State.DOWN, "127.0.0.1", 0, e.sentence()));
    }
  }

  private void use(RedisTarget target) {
    close(cache);
    cache =
        Optional.of(
            RedisUserCache.open(
                target, "", timeout, new OwnCommands(System::nanoTime), Optional::empty));
    replaced.run();
    become(embedded(State.CONNECTED, target.host(), target.port(), "Connected."));
  }

  /**
   * Breaks or mends the embedded server.
   *
   * @throws IOException with a sentence where that is not possible
   */
  public synchronized void breakServer(Fault fault) throws IOException {
    switch (fault) {
      case KILLED -> server.kill();
      case HUNG -> server.hang();
      case RESUMED -> server.resume();
      case RESTARTED -> {
        server.kill();
        useEmbedded();
      }
    }
    sink.tell(clock.now(), new FaultCaused(fault));
  }

  /** How it is. */
  public RedisStatus status() {
    return status;
  }

  /** The file with the embedded server's password, for redis-cli; gone with the server. */
  public Optional<Path> passwordFile() {
    return server.passwordFile();
  }

  private RedisStatus embedded(State state, String host, int port, String sentence) {
    return new RedisStatus(
        Kind.EMBEDDED, state, host, port, 0, false, "", "", "", sentence, List.of(), false);
  }

  private void become(RedisStatus next) {
    status = next;
    sink.tell(clock.now(), new RedisChanged(next));
  }

  @Override
  public String keyOf(long userId) {
    Optional<RedisUserCache> now = cache;
    return now.isPresent() ? now.get().keyOf(userId) : "user:" + userId;
  }

  @Override
  public Optional<byte[]> get(String key) {
    return current().get(key);
  }

  @Override
  public void set(String key, byte[] value, Duration ttl) {
    current().set(key, value, ttl);
  }

  @Override
  public boolean delete(String key) {
    return current().delete(key);
  }

  private RedisUserCache current() {
    Optional<RedisUserCache> now = cache;
    if (now.isEmpty()) {
      throw new CacheException(CacheFault.REFUSED, status.sentence());
    }
    return now.get();
  }

  private static void close(Optional<RedisUserCache> old) {
    old.ifPresent(RedisUserCache::close);
  }

  /** Leaves no process, no connection and no file behind. */
  @Override
  public synchronized void close() {
    close(cache);
    cache = Optional.empty();
    server.close();
  }
}
