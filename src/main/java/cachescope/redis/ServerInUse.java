package cachescope.redis;

import cachescope.event.CacheFault;
import cachescope.event.RedisStatus;
import cachescope.event.RedisStatus.Kind;
import cachescope.event.SessionEvent.Noticed;
import cachescope.redis.client.Connections;
import cachescope.redis.client.OwnCommands;
import cachescope.redis.client.RedisAddress;
import cachescope.redis.client.RedisFaults;
import cachescope.redis.client.RedisTarget;
import cachescope.redis.client.RedisUserCache;
import cachescope.redis.feed.RedisFeed;
import cachescope.redis.watch.KeyPattern;
import cachescope.redis.watch.KeyWatch;
import cachescope.redis.watch.KeyWatch.Hearing;
import cachescope.redis.watch.Scope;
import cachescope.redis.watch.ServerInfo;
import cachescope.redis.watch.ServerPoll;
import cachescope.service.CacheException;
import cachescope.service.ChangeFeed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.RedisClient;

/**
 * One server while it is in use: its cache, what is heard and read from it, and what has to be put
 * back at the end.
 *
 * <p>Safe for any number of threads.
 */
final class ServerInUse implements ServerPoll.Health, InUse {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);
  private static final Hearing NOT_YET = new Hearing(false, false, "");

  private final Use use;
  private final RedisTarget target;
  private final Scope scope;
  private final OwnCommands own;
  private final KeyPattern pattern;
  private final ServerPoll poll;
  private final RedisUserCache cache;
  private final RedisFeed feed;
  private final RedisClient client;
  private final Tuning tuning;
  private final OwnKeys keys;

  private Optional<ServerInfo> info = Optional.empty();
  private Optional<CacheException> trouble = Optional.empty();
  private Optional<Notifications> notifications = Optional.empty();
  private Optional<KeyWatch> watch = Optional.empty();
  private Optional<DataAge> age = Optional.empty();
  private Hearing hearing = NOT_YET;
  private List<String> policies = List.of();
  private boolean claimed;
  private volatile boolean ours;
  private boolean closed;

  ServerInUse(Use use, RedisTarget target) {
    this(use, target, Scope.all(-1), new OwnCommands(System::nanoTime));
  }

  /**
   * @param own what we wrote ourselves, perhaps to the server that had its place before
   */
  ServerInUse(Use use, RedisTarget target, Scope scope, OwnCommands own) {
    this.use = use;
    this.target = target;
    this.scope = scope;
    this.own = own;
    Prefix prefix = use.prefix();
    this.pattern = new KeyPattern(prefix.text(), target.database());
    this.poll = new ServerPoll(target, use.clock(), use.sink(), this);
    this.ours = prefix.claim() == Prefix.Claim.OURS;
    this.cache =
        RedisUserCache.open(target, prefix.text(), () -> ours, use.timeout(), own, poll::last);
    this.feed = new RedisFeed(target, prefix.text());
    this.client = Connections.single(target, ANSWER_WITHIN);
    RedisFaults faults = new RedisFaults(target, ANSWER_WITHIN, poll::last);
    this.tuning = new Tuning(client, target, faults);
    this.keys = new OwnKeys(client, faults, pattern, own, false);
  }

  @Override
  public void start() {
    poll.start();
  }

  @Override
  public RedisAddress address() {
    return RedisAddress.of(target);
  }

  RedisTarget target() {
    return target;
  }

  @Override
  public Kind kind() {
    return use.kind();
  }

  @Override
  public RedisUserCache cache() {
    return cache;
  }

  @Override
  public ChangeFeed feed() {
    return feed;
  }

  /** The prefix, with what is known by now of whose its keys are. */
  Prefix prefix() {
    return new Prefix(use.prefix().text(), ours ? Prefix.Claim.OURS : Prefix.Claim.SHARED);
  }

  /** Whether it is settled whose the keys are. */
  synchronized boolean claimed() {
    return claimed;
  }

  @Override
  public void answered(ServerInfo said) {
    synchronized (this) {
      boolean another = info.isPresent() && !info.get().text("run_id").equals(said.text("run_id"));
      info = Optional.of(said);
      trouble = Optional.empty();
      age = DataAge.of(said, age, use.clock());
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
      Notifications found = Notifications.prepare(tuning.settings(), use.mayConfigure());
      notifications = Optional.of(found);
      policies = use.mayConfigure() ? tuning.probe() : List.of();
      if (!found.on()) {
        hearing = new Hearing(false, true, found.sentence());
      } else if (watch.isEmpty()) {
        KeyWatch fresh =
            new KeyWatch(target, pattern, scope, use.clock(), use.sink(), own, this::heard);
        watch = Optional.of(fresh);
        fresh.start();
      }
    } catch (Throwable e) {
      trouble = Optional.of(new RedisFaults(target, ANSWER_WITHIN, poll::last).explain(e));
    }
  }

  /** A prefix of a person's choice is ours if nobody used it when we came. */
  private void claim() {
    if (!claimed && use.prefix().claim() == Prefix.Claim.OURS_IF_EMPTY) {
      ours = keys.none();
      if (!ours) {
        use.sink()
            .tell(
                use.clock().now(),
                new Noticed(
                    false,
                    "There are keys under %s already. What CacheScope did not write is left alone, and nothing is removed at the end."
                        .formatted(use.prefix().text())));
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

  @Override
  public void tellStatus() {
    RedisStatus now;
    synchronized (this) {
      if (closed) {
        return;
      }
      now =
          new StatusLine(
                  use.kind(),
                  target,
                  use.prefix().text(),
                  info,
                  trouble,
                  use.hung().getAsBoolean(),
                  hearing,
                  policies,
                  age)
              .status();
    }
    use.status().accept(now);
  }

  @Override
  public synchronized void retry() {
    if (hearing.forGood()) {
      watch.ifPresent(KeyWatch::close);
      watch = Optional.empty();
      notifications = Optional.empty();
      hearing = NOT_YET;
    }
    poll.now();
  }

  @Override
  public synchronized void resync() {
    watch.ifPresent(KeyWatch::resync);
  }

  @Override
  public boolean expireIn(String key, Duration left) {
    checkOurs("expires by hand");
    return keys.expireIn(key, left);
  }

  @Override
  public long clear() {
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

  @Override
  public void apply(long maxMemory, String policy) {
    if (!use.mayConfigure()) {
      throw new CacheException(
          CacheFault.NO_PERMISSION,
          "The memory of the server at %s may not be changed from here; its owner has to allow CONFIG SET."
              .formatted(target.place()));
    }
    tuning.apply(maxMemory, policy);
    poll.now();
  }

  @Override
  public void inspect(List<String> some) {
    Optional<KeyWatch> now;
    synchronized (this) {
      now = watch;
    }
    keys.inspect(
        some,
        key -> now.isPresent() && now.get().nearZero(key),
        poll.last().map(reading -> reading.policy()).orElse(""),
        use.clock(),
        use.sink());
  }

  /** Puts back what was changed on somebody else's server, and leaves it. */
  @Override
  public void close() {
    feed.close();
    synchronized (this) {
      closed = true;
      watch.ifPresent(KeyWatch::close);
    }
    poll.close();
    if (use.kind() == Kind.EXTERNAL) {
      putBack();
      if (ours) {
        attempt(
            "Our keys on %s could not be removed; their time to live will do it: ", keys::clearAll);
      }
    }
    cache.close();
    client.close();
  }

  /**
   * Leaves a server whose place another one took: our keys are there now, so nothing is removed
   * here. What was changed is put back, where it still answers.
   */
  void leave() {
    feed.close();
    synchronized (this) {
      closed = true;
      watch.ifPresent(KeyWatch::close);
    }
    poll.close();
    cache.close();
    putBack();
    client.close();
  }

  private void putBack() {
    tuning
        .settings()
        .restore()
        .forEach(left -> use.sink().tell(use.clock().now(), new Noticed(true, left)));
  }

  /** Whether it said last that it is a replica. */
  synchronized boolean replica() {
    return info.map(ServerInfo::replica).orElse(false);
  }

  private void attempt(String failed, Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      if (!keys.everWritten()) {
        return;
      }
      String why = new RedisFaults(target, ANSWER_WITHIN, Optional::empty).explain(e).sentence();
      use.sink().tell(use.clock().now(), new Noticed(true, failed.formatted(target.place()) + why));
    }
  }
}
