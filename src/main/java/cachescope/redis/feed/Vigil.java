package cachescope.redis.feed;

import cachescope.event.CacheFault;
import cachescope.redis.client.RedisFaults;
import cachescope.service.CacheException;
import cachescope.service.ChangeFeed.Ear;
import cachescope.service.ChangeFeed.Listener;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import redis.clients.jedis.Connection;

/**
 * A thread that listens on a connection of its own, and connects again, soon at first and then
 * every two seconds, until it is closed.
 */
final class Vigil implements Ear {
  /** What is done on the connection. */
  interface Duty {
    /**
     * Opens a connection through the vigil, says that it hears, and listens until something is
     * thrown or the vigil ends.
     */
    void keep(Vigil vigil);
  }

  private static final long FIRST_PAUSE = 20_000_000L;
  private static final long LONGEST_PAUSE = 2_000_000_000L;

  private final Duty duty;
  private final Listener listener;
  private final RedisFaults faults;
  private final Runnable ended;
  private final Thread thread;
  private Optional<Connection> connection = Optional.empty();
  private long pause = FIRST_PAUSE;
  private volatile boolean closed;

  /**
   * @param ended told when it is closed
   */
  Vigil(String name, Duty duty, Listener listener, RedisFaults faults, Runnable ended) {
    this.duty = duty;
    this.listener = listener;
    this.faults = faults;
    this.ended = ended;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  boolean closed() {
    return closed;
  }

  /** Opens the connection that is closed with the vigil. */
  <C extends Connection> C connect(Supplier<C> open) {
    C fresh = open.get();
    synchronized (this) {
      connection = Optional.of(fresh);
    }
    if (closed) {
      disconnect();
    }
    return fresh;
  }

  /** It hears from here on. */
  void hearing() {
    pause = FIRST_PAUSE;
    if (!closed) {
      listener.hearing();
    }
  }

  /** Waits, unless the vigil ends. */
  void rest(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    long left = time.toNanos();
    while (left > 0 && !closed) {
      LockSupport.parkNanos(this, left);
      left = until - System.nanoTime();
    }
  }

  private void run() {
    boolean told = false;
    while (!closed) {
      try {
        duty.keep(this);
      } catch (Denied e) {
        disconnect();
        if (!closed) {
          listener.denied(String.valueOf(e.getMessage()));
        }
        return;
      } catch (Throwable e) {
        disconnect();
        CacheException why = faults.explain(e);
        if (closed) {
          return;
        }
        if (hopeless(why.fault())) {
          listener.denied(why.sentence());
          return;
        }
        if (!told || pause == FIRST_PAUSE) {
          listener.deaf(why.sentence());
          told = true;
        }
      }
      rest(Duration.ofNanos(pause));
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
  }

  private static boolean hopeless(CacheFault fault) {
    return switch (fault) {
      case NO_PERMISSION, PASSWORD_REFUSED, PASSWORD_WANTED -> true;
      default -> false;
    };
  }

  private void disconnect() {
    Optional<Connection> old;
    synchronized (this) {
      old = connection;
      connection = Optional.empty();
    }
    old.ifPresent(Vigil::cut);
  }

  private static void cut(Connection old) {
    try {
      old.forceDisconnect();
    } catch (Exception e) {
      // It was of no use anyway.
    }
  }

  @Override
  public void close() {
    closed = true;
    disconnect();
    LockSupport.unpark(thread);
    ended.run();
  }

  /** The server cannot do it; the message is a sentence for a person. */
  static final class Denied extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Denied(String sentence) {
      super(sentence, null, false, false);
    }
  }
}
