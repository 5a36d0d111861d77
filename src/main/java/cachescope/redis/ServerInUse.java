package cachescope.redis;

import cachescope.event.CacheFault;
import cachescope.event.EventSink;
import cachescope.event.RedisStatus;
import cachescope.event.RedisStatus.Kind;
import cachescope.event.SessionClock;
import cachescope.event.SessionEvent.Noticed;
import cachescope.redis.client.Connections;
import cachescope.redis.client.OwnCommands;
import cachescope.redis.client.RedisFaults;
import cachescope.redis.client.RedisTarget;
import cachescope.redis.client.RedisUserCache;
import cachescope.redis.watch.KeyPattern;
import cachescope.redis.watch.KeyWatch;
import cachescope.redis.watch.KeyWatch.Hearing;
import cachescope.redis.watch.ServerInfo;
import cachescope.redis.watch.ServerPoll;
import cachescope.service.CacheException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import redis.clients.jedis.RedisClient;

/**
 * One server while it is in use: its cache, what is heard and read from it, and what has to be put
 * back at the end.
 *
 * <p>Safe for any number of threads.
 */
final class ServerInUse implements ServerPoll.Health, AutoCloseable {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);
  private static final Hearing NOT_YET = new Hearing(false, false, "");

  private final Kind kind;
  private final RedisTarget target;
  private final Prefix prefix;
  private final boolean mayConfigure;
  private final SessionClock clock;
  private final EventSink sink;
  private final BooleanSupplier hung;
  private final Consumer<RedisStatus> status;
  private final OwnCommands own = new OwnCommands(System::nanoTime);
  private final KeyPattern pattern;
  private final ServerPoll poll;
  private final RedisUserCache cache;
  private final RedisClient client;
  private final Tuning tuning;
  private final OwnKeys keys;

  private Optional<ServerInfo> info = Optional.empty();
  private Optional<CacheException> trouble = Optional.empty();
  private Optional<Notifications> notifications = Optional.empty();
  private Optional<KeyWatch> watch = Optional.empty();
  private Hearing hearing = NOT_YET;
  private List<String> policies = List.of();
  private boolean claimed;
  private volatile boolean ours;
  private boolean closed;

  /**
   * @param mayConfigure whether CONFIG SET is allowed to us: our own server, or consent
   * @param hung whether we made the server stand still
   * @param status told whenever something about it may have changed
   */
  ServerInUse(
      Kind kind,
      RedisTarget target,
      Prefix prefix,
      boolean mayConfigure,
      Duration timeout,
      SessionClock clock,
      EventSink sink,
      BooleanSupplier hung,
      Consumer<RedisStatus> status) {
    this.kind = kind;
    this.target = target;
    this.prefix = prefix;
    this.mayConfigure = mayConfigure;
    this.clock = clock;
    this.sink = sink;
    this.hung = hung;
    this.status = status;
    this.pattern = new KeyPattern(prefix.text(), target.database());
    this.poll = new ServerPoll(target, clock, sink, this);
    this.ours = prefix.claim() == Prefix.Claim.OURS;
    this.cache = RedisUserCache.open(target, prefix.text(), () -> ours, timeout, own, poll::last);
    this.client = Connections.single(target, ANSWER_WITHIN);
    RedisFaults faults = new RedisFaults(target, ANSWER_WITHIN, poll::last);
    this.tuning = new Tuning(client, target, faults);
    this.keys = new OwnKeys(client, faults, pattern, own);
  }

  void start() {
    poll.start();
  }

  RedisTarget target() {
    return target;
  }

  Kind kind() {
    return kind;
  }

  RedisUserCache cache() {
    return cache;
  }

  @Override
  public void answered(ServerInfo said) {
    synchronized (this) {
      boolean another = info.isPresent() && !info.get().text("run_id").equals(said.text("run_id"));
      info = Optional.of(said);
      trouble = Optional.empty();
      if (!closed && (notifications.isEmpty() || another) && !said.loading()) {
        begin();
      }
    }
    tellStatus();
  }

  @Override
  public void failed(CacheException why) {
    if (why.fault() == CacheFault.NO_PERMISSION) {
      answered(ServerInfo.parse(""));
      return;
    }
    synchronized (this) {
      trouble = Optional.of(why);
    }
    tellStatus();
  }

  private void begin() {
    try {
      claim();
      cache.warmUp();
      Notifications found = Notifications.prepare(tuning.settings(), mayConfigure);
      notifications = Optional.of(found);
      policies = mayConfigure ? tuning.probe() : List.of();
      if (!found.on()) {
        hearing = new Hearing(false, true, found.sentence());
      } else if (watch.isEmpty()) {
        KeyWatch fresh = new KeyWatch(target, pattern, clock, sink, own, this::heard);
        watch = Optional.of(fresh);
        fresh.start();
      }
    } catch (Throwable e) {
      trouble = Optional.of(new RedisFaults(target, ANSWER_WITHIN, poll::last).explain(e));
    }
  }

  /** A prefix of a person's choice is ours if nobody used it when we came. */
  private void claim() {
    if (!claimed && prefix.claim() == Prefix.Claim.OURS_IF_EMPTY) {
      ours = keys.none();
      if (!ours) {
        sink.tell(
            clock.now(),
            new Noticed(
                false,
                "There are keys under %suser: already. What CacheScope did not write is left alone, and nothing is removed at the end."
                    .formatted(prefix.text())));
      }
    }
    claimed = true;
  }

  private void heard(Hearing now) {
    synchronized (this) {
      hearing = now;
    }
    tellStatus();
  }

  /** Tells the status as it is now. */
  void tellStatus() {
    RedisStatus now;
    synchronized (this) {
      if (closed) {
        return;
      }
      now =
          new StatusLine(
                  kind,
                  target,
                  prefix.text(),
                  info,
                  trouble,
                  hung.getAsBoolean(),
                  hearing,
                  policies)
              .status();
    }
    status.accept(now);
  }

  /** Tries again at once what had been given up. */
  synchronized void retry() {
    if (hearing.forGood()) {
      watch.ifPresent(KeyWatch::close);
      watch = Optional.empty();
      notifications = Optional.empty();
      hearing = NOT_YET;
    }
    poll.now();
  }

  synchronized void resync() {
    watch.ifPresent(KeyWatch::resync);
  }

  boolean expireIn(String key, Duration left) {
    checkOurs("expires by hand");
    return keys.expireIn(key, left);
  }

  /**
   * Removes all our keys.
   *
   * @throws CacheException also where they may be somebody else's
   */
  long clear() {
    checkOurs("is deleted");
    return keys.clear();
  }

  private void checkOurs(String what) {
    if (!ours) {
      throw new CacheException(
          CacheFault.OTHER,
          "Nothing %s on this server: without a prefix that only CacheScope uses, the keys may be somebody else's."
              .formatted(what));
    }
  }

  void apply(long maxMemory, String policy) {
    if (!mayConfigure) {
      throw new CacheException(
          CacheFault.NO_PERMISSION,
          "The memory of the server at %s may not be changed from here; its owner has to allow CONFIG SET."
              .formatted(target.place()));
    }
    tuning.apply(maxMemory, policy);
    poll.now();
  }

  void inspect(List<String> some) {
    Optional<KeyWatch> now;
    synchronized (this) {
      now = watch;
    }
    keys.inspect(
        some,
        key -> now.isPresent() && now.get().nearZero(key),
        poll.last().map(reading -> reading.policy()).orElse(""),
        clock,
        sink);
  }

  /** Puts back what was changed on somebody else's server, and leaves it. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      watch.ifPresent(KeyWatch::close);
    }
    poll.close();
    if (kind == Kind.EXTERNAL) {
      tuning.settings().restore().forEach(left -> sink.tell(clock.now(), new Noticed(true, left)));
      if (ours) {
        attempt(
            "Our keys on %s could not be removed; their time to live will do it: ", keys::clear);
      }
    }
    cache.close();
    client.close();
  }

  private void attempt(String failed, Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      String why = new RedisFaults(target, ANSWER_WITHIN, Optional::empty).explain(e).sentence();
      sink.tell(clock.now(), new Noticed(true, failed.formatted(target.place()) + why));
    }
  }
}
