package cachescope.redis.watch;

import cachescope.event.CacheFault;
import cachescope.event.RedisEvent.KeyDeleted;
import cachescope.event.RedisEvent.KeyEvicted;
import cachescope.event.RedisEvent.KeyExpired;
import cachescope.event.RedisEvent.KeyExpirySet;
import cachescope.event.RedisEvent.KeySet;
import cachescope.event.RedisEvent.KeyTouched;
import cachescope.redis.client.OwnCommands;
import cachescope.redis.client.PushConnection;
import cachescope.redis.client.RedisFaults;
import cachescope.redis.client.RedisTarget;
import cachescope.service.CacheException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import redis.clients.jedis.exceptions.JedisAccessControlException;

/**
 * Hears what Redis tells about our keys, on a thread and a connection of its own, and tells it on.
 * It never waits for anything else: what is to be read because of a notification is read elsewhere.
 *
 * <p>When the subscription is cut it connects again, soon at first and then every two seconds,
 * until closed.
 */
final class KeyspaceListener implements AutoCloseable {
  /**
   * What has to be done elsewhere because of what was heard; called on the listener's thread, must
   * not block.
   */
  interface Work {
    /** Notifications are heard from here on; {@code tracking}: flushes too. */
    void hearing(boolean tracking);

    void lost(String why);

    /** Redis will not let us listen, and asking again is of no use. */
    void denied(String why);

    void readTtl(String key);

    void gone(String key);

    /** A key was restored, so perhaps moved here from another node. */
    void restored(String key);

    /**
     * A deletion was heard.
     *
     * @return false where it is not to be told: the key moved to another node, or may have
     */
    boolean deleted(String key);

    /** Something else was heard of a key: what was held back of it comes first. */
    void heardMore(String key);

    void judge(OwnCommands.Kind kind, String key);

    void flushed();
  }

  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(1);
  private static final long FIRST_PAUSE = 20_000_000L;
  private static final long LONGEST_PAUSE = 2_000_000_000L;

  private final RedisTarget target;
  private final KeyPattern pattern;
  private final Changes changes;
  private final Work work;
  private final RedisFaults faults;
  private final Thread thread;
  private volatile Optional<PushConnection> connection = Optional.empty();
  private volatile boolean closed;

  KeyspaceListener(RedisTarget target, KeyPattern pattern, Changes changes, Work work) {
    this.target = target;
    this.pattern = pattern;
    this.changes = changes;
    this.work = work;
    this.faults = new RedisFaults(target, CONNECT_WITHIN, Optional::empty);
    this.thread = Thread.ofPlatform().name("redis-listener").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    long pause = FIRST_PAUSE;
    while (!closed) {
      try {
        boolean tracking = connect();
        pause = FIRST_PAUSE;
        work.hearing(tracking);
        listen();
      } catch (Throwable e) {
        disconnect();
        CacheException why = faults.explain(e);
        if (closed) {
          return;
        }
        if (hopeless(why.fault())) {
          work.denied(why.sentence());
          return;
        }
        work.lost(why.sentence());
      }
      LockSupport.parkNanos(this, pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
  }

  private static boolean hopeless(CacheFault fault) {
    return switch (fault) {
      case NO_PERMISSION, PASSWORD_REFUSED, PASSWORD_WANTED -> true;
      default -> false;
    };
  }

  private boolean connect() {
    PushConnection fresh = PushConnection.open(target, CONNECT_WITHIN);
    connection = Optional.of(fresh);
    boolean tracking = fresh.trackFlushes();
    subscribe(fresh);
    return tracking;
  }

  private void subscribe(PushConnection fresh) {
    try {
      fresh.subscribe(pattern.channels());
    } catch (JedisAccessControlException e) {
      if (pattern.widerChannels().isEmpty()) {
        throw e;
      }
      fresh.subscribe(pattern.widerChannels().get());
    }
  }

  private void listen() {
    PushConnection now = connection.orElseThrow();
    while (!closed) {
      List<?> message = now.next();
      String type = text(message.getFirst());
      if (type.equals("pmessage") && message.size() == 4) {
        heard(message.get(2), text(message.get(3)));
      } else if (type.equals("invalidate") && message.size() > 1 && message.get(1) == null) {
        work.flushed();
      }
    }
  }

  private void heard(Object channel, String notification) {
    if (!(channel instanceof byte[] name)) {
      return;
    }
    Optional<String> about = pattern.keyOf(name);
    if (about.isEmpty()) {
      return;
    }
    String key = about.get();
    switch (notification) {
      case "del", "restore", "keymiss" -> {}
      default -> work.heardMore(key);
    }
    switch (notification) {
      case "set" -> {
        changes.tell(key, true, new KeySet(key));
        work.readTtl(key);
        work.judge(OwnCommands.Kind.SET, key);
      }
      case "expire" -> {
        changes.tell(key, true, new KeyExpirySet(key));
        work.readTtl(key);
      }
      case "del" -> {
        if (work.deleted(key)) {
          changes.tell(key, false, new KeyDeleted(key));
          work.gone(key);
          work.judge(OwnCommands.Kind.DEL, key);
        }
      }
      case "expired" -> {
        changes.tell(key, false, new KeyExpired(key));
        work.gone(key);
      }
      case "evicted" -> {
        changes.tell(key, false, new KeyEvicted(key));
        work.gone(key);
      }
      default -> touched(key, notification);
    }
  }

  private void touched(String key, String notification) {
    KeyTouched event = new KeyTouched(key, notification);
    switch (notification) {
      case "keymiss" -> changes.tell(event);
      case "restore" -> {
        work.restored(key);
        changes.tell(key, true, event);
        work.readTtl(key);
      }
      case "rename_from", "move_from" -> {
        changes.tell(key, false, event);
        work.gone(key);
      }
      default -> {
        changes.tell(key, true, event);
        work.readTtl(key);
      }
    }
  }

  private static String text(Object part) {
    return part instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(part);
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
