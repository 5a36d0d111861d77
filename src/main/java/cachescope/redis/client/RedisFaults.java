package cachescope.redis.client;

import cachescope.event.CacheFault;
import cachescope.event.ServerReading;
import cachescope.service.CacheException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Whatever a call to one Redis can end with, as a fault and a sentence that says what was wrong.
 */
public final class RedisFaults {
  private final RedisTarget target;
  private final Duration timeout;
  private final Supplier<Optional<ServerReading>> reading;

  /**
   * @param reading the newest, to explain why memory ran out
   */
  public RedisFaults(
      RedisTarget target, Duration timeout, Supplier<Optional<ServerReading>> reading) {
    this.target = target;
    this.timeout = timeout;
    this.reading = reading;
  }

  /** For calls that are no writes. */
  public CacheException explain(Throwable failure) {
    return explain(failure, false);
  }

  /**
   * The exception to throw for what a call ended with, errors of a hostile reply included.
   *
   * @param write whether the call may have changed something
   */
  public CacheException explain(Throwable failure, boolean write) {
    return switch (failure) {
      case CacheException known -> known;
      case TlsException tls -> fault(CacheFault.TLS, String.valueOf(tls.getMessage()));
      case JedisConnectionException connection -> ofConnection(connection, write);
      case JedisDataException answer ->
          new ServerWords(target, reading).explain(String.valueOf(answer.getMessage()));
      case JedisException pool when pool.getCause() instanceof NoSuchElementException ->
          poolExhausted();
      case JedisException pool when pool.getCause() instanceof IllegalStateException ->
          closedHere(write);
      case IllegalStateException _ -> closedHere(write);
      case OutOfMemoryError huge ->
          fault(
              CacheFault.NOT_REDIS,
              "What answers at %s sent a reply too large for this program; the connection was closed."
                  .formatted(target.place()));
      default ->
          fault(
              CacheFault.NOT_REDIS,
              "What answers at %s does not speak like Redis (%s); the connection was closed."
                  .formatted(target.place(), failure.getClass().getSimpleName()));
    };
  }

  private CacheException closedHere(boolean write) {
    return fault(
        CacheFault.CUT,
        "The connection to %s was closed here; another one is in use.".formatted(target.place()),
        write);
  }

  /** All connections are in use, and none of them is answered. */
  CacheException poolExhausted() {
    return fault(
        CacheFault.POOL_EXHAUSTED,
        "All %d connections to Redis are busy, and not one answer came within %d ms."
            .formatted(Connections.POOL, timeout.toMillis()));
  }

  /** The request was interrupted while Redis was asked; no fault of Redis. */
  static CacheException givenUp() {
    return new CacheException(
        CacheFault.GIVEN_UP, "The request was given up while Redis was being asked.");
  }

  /** Whether the write that failed may have been done all the same. */
  static boolean maybeDone(CacheException why) {
    return why.fault() == CacheFault.GIVEN_UP || why.maybeDone();
  }

  /** Whether the connection ended in the middle, so that a fresh one may do better. */
  static boolean cut(Throwable failure) {
    return failure instanceof JedisConnectionException
        && !(failure instanceof TlsException)
        && cause(failure, SocketTimeoutException.class).isEmpty()
        && !said(failure).startsWith("Failed to ")
        && !said(failure).startsWith("Unknown reply");
  }

  private CacheException ofConnection(JedisConnectionException failure, boolean write) {
    if (cause(failure, UnknownHostException.class).isPresent()) {
      return fault(
          CacheFault.REFUSED, "The host " + target.host() + " is unknown; check its name.");
    }
    if (cause(failure, RedisSockets.ConnectTimeoutException.class).isPresent()) {
      return fault(
          CacheFault.TIMEOUT,
          "Nobody answers at %s within %d ms.".formatted(target.place(), timeout.toMillis()));
    }
    if (cause(failure, SocketTimeoutException.class).isPresent()) {
      return fault(
          CacheFault.TIMEOUT,
          "No answer from Redis at %s within %d ms.".formatted(target.place(), timeout.toMillis()),
          write);
    }
    Optional<SSLException> tls = cause(failure, SSLException.class);
    if (tls.isPresent()) {
      return fault(
          CacheFault.TLS,
          "TLS to %s failed: %s.".formatted(target.place(), tls.get().getMessage()),
          write);
    }
    String said = said(failure);
    if (said.startsWith("Failed to ")) {
      return fault(CacheFault.REFUSED, "Redis is not running at " + target.place() + ".");
    }
    if (said.startsWith("Unknown reply: ")) {
      return notRedis(said.substring("Unknown reply: ".length()));
    }
    return fault(
        CacheFault.CUT, "The connection to Redis at " + target.place() + " was cut.", write);
  }

  private CacheException notRedis(String first) {
    if (first.startsWith("H")) {
      return fault(
          CacheFault.NOT_REDIS,
          "What listens at %s is not Redis: it answered like HTTP.".formatted(target.place()));
    }
    if (first.startsWith("\u0015") || first.startsWith("\u0016")) {
      return fault(
          CacheFault.TLS,
          "The server at %s speaks TLS; write rediss:// instead of redis://."
              .formatted(target.place()));
    }
    return fault(
        CacheFault.NOT_REDIS,
        "What listens at %s is not Redis: its answer makes no sense.".formatted(target.place()));
  }

  private CacheException fault(CacheFault fault, String sentence) {
    return fault(fault, sentence, false);
  }

  private CacheException fault(CacheFault fault, String sentence, boolean maybe) {
    return new CacheException(fault, target.credentials().redact(sentence), maybe);
  }

  private static String said(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }

  private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
    int depth = 0;
    for (@Nullable Throwable t = failure; t != null && depth < 10; t = t.getCause(), depth++) {
      if (type.isInstance(t)) {
        return Optional.of(type.cast(t));
      }
    }
    return Optional.empty();
  }
}
