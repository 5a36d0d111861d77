package cachescope.redis.topology;

import cachescope.redis.client.PushConnection;
import cachescope.redis.client.RedisTarget;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Listens to what one sentinel announces ({@code +switch-master}, {@code +sdown} and the like), so
 * that a change is known at once. Where it falls silent the polling does, and then another one is
 * listened to.
 */
final class SentinelNews implements AutoCloseable {
  private static final Duration CONNECT_WITHIN = Duration.ofMillis(500);
  private static final long PAUSE = 500_000_000L;

  private final Runnable heard;
  private final Thread thread =
      Thread.ofPlatform().name("redis-sentinel-news").daemon().unstarted(this::run);
  private boolean started;
  private volatile Optional<RedisTarget> sentinel = Optional.empty();
  private volatile Optional<PushConnection> connection = Optional.empty();
  private volatile boolean closed;

  /**
   * @param heard called for every announcement, must not block
   */
  SentinelNews(Runnable heard) {
    this.heard = heard;
  }

  /** A sentinel that answered a moment ago: listened to where no other is. */
  void hear(RedisTarget answering) {
    if (sentinel.isEmpty()) {
      sentinel = Optional.of(answering);
      LockSupport.unpark(thread);
    }
    if (!started) {
      started = true;
      thread.start();
    }
  }

  private void run() {
    while (!closed) {
      Optional<RedisTarget> now = sentinel;
      if (now.isPresent()) {
        try {
          listen(now.get());
        } catch (Throwable e) {
          // Another one is listened to as soon as it answers; meanwhile they are polled.
        }
        disconnect();
        sentinel = Optional.empty();
        heard.run();
      }
      if (!closed) {
        LockSupport.parkNanos(this, PAUSE);
      }
    }
  }

  private void listen(RedisTarget from) {
    PushConnection open = PushConnection.open(from, CONNECT_WITHIN);
    connection = Optional.of(open);
    open.subscribe("*");
    while (!closed) {
      open.next();
      heard.run();
    }
  }

  private void disconnect() {
    connection.ifPresent(old -> {
      try {
        old.forceDisconnect();
      } catch (IOException e) {
        // It was of no use anyway.
      }
    });
    connection = Optional.empty();
  }

  @Override
  public void close() {
    closed = true;
    disconnect();
    LockSupport.unpark(thread);
  }
}
