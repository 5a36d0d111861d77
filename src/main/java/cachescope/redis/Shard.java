package cachescope.redis;

import cachescope.event.CacheFault;
import cachescope.event.RedisEvent.ListeningLost;
import cachescope.event.ServerReading;
import cachescope.event.SlotRange;
import cachescope.redis.client.Connections;
import cachescope.redis.client.OwnCommands;
import cachescope.redis.client.RedisFaults;
import cachescope.redis.client.RedisTarget;
import cachescope.redis.watch.KeyPattern;
import cachescope.redis.watch.KeyWatch;
import cachescope.redis.watch.KeyWatch.Hearing;
import cachescope.redis.watch.MovingKeys;
import cachescope.redis.watch.Scope;
import cachescope.redis.watch.ServerInfo;
import cachescope.redis.watch.ServerPoll;
import cachescope.service.CacheException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.RedisClient;

/**
 * One master of a Cluster while it is in use: what is heard and read from it, and what has to be
 * put back at the end. Safe for any number of threads.
 */
final class Shard implements ServerPoll.Health {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

  private final Use use;
  private final RedisTarget target;
  private final OwnCommands own;
  private final KeyPattern pattern;
  private final Scope scope;
  private final Runnable changed;
  private final ServerPoll poll;
  private final RedisClient client;
  private final RedisFaults faults;
  private final OwnKeys keys;
  private final Tuning tuning;

  private volatile List<SlotRange> slots = List.of();
  private volatile Optional<ServerInfo> info = Optional.empty();
  private volatile Optional<CacheException> trouble = Optional.empty();
  private Optional<Notifications> notifications = Optional.empty();
  private Optional<KeyWatch> watch = Optional.empty();
  private Optional<Hearing> hearing = Optional.empty();
  private List<String> policies = List.of();
  private boolean closed;

  /**
   * @param use where its sink is told, and whether we may configure it
   * @param changed called when something about it may have changed
   */
  Shard(Use use, RedisTarget target, OwnCommands own, MovingKeys moving, Runnable changed) {
    this.use = use;
    this.target = target;
    this.own = own;
    this.changed = changed;
    this.pattern = new KeyPattern(use.prefix().text(), 0);
    this.scope = Scope.node(target.place(), () -> slots, moving);
    // Readings are added up over all masters, so they are not told from here.
    this.poll = new ServerPoll(target, use.clock(), (_, _) -> changed.run(), this);
    this.client = Connections.single(target, ANSWER_WITHIN);
    this.faults = new RedisFaults(target, ANSWER_WITHIN, poll::last);
    this.keys = new OwnKeys(client, faults, pattern, own, true);
    this.tuning = new Tuning(client, target, faults);
  }

  void start() {
    poll.start();
  }

  RedisTarget target() {
    return target;
  }

  OwnKeys keys() {
    return keys;
  }

  Tuning tuning() {
    return tuning;
  }

  void serve(List<SlotRange> now) {
    slots = now;
  }

  Optional<ServerReading> reading() {
    return poll.last();
  }

  Optional<ServerInfo> info() {
    return info;
  }

  Optional<CacheException> trouble() {
    return trouble;
  }

  synchronized List<String> policies() {
    return policies;
  }

  /** What is heard of it; empty while that is not known. */
  synchronized Optional<Hearing> hearing() {
    return hearing;
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
    changed.run();
  }

  @Override
  public void failed(CacheException why) {
    if (why.fault() == CacheFault.NO_PERMISSION) {
      answered(ServerInfo.parse(""));
      return;
    }
    trouble = Optional.of(why);
    changed.run();
  }

  private void begin() {
    try {
      Notifications found = Notifications.prepare(tuning.settings(), use.mayConfigure());
      notifications = Optional.of(found);
      policies = use.mayConfigure() ? tuning.probe() : List.of();
      if (!found.on()) {
        hearing = Optional.of(new Hearing(false, true, found.sentence()));
        use.sink().tell(use.clock().now(), new ListeningLost(found.sentence(), target.place()));
      } else if (watch.isEmpty()) {
        KeyWatch fresh =
            new KeyWatch(target, pattern, scope, use.clock(), use.sink(), own, this::heard);
        watch = Optional.of(fresh);
        fresh.start();
      }
    } catch (Throwable e) {
      trouble = Optional.of(faults.explain(e));
    }
  }

  private void heard(Hearing now) {
    synchronized (this) {
      hearing = Optional.of(now);
    }
    changed.run();
  }

  synchronized void retry() {
    if (hearing.map(Hearing::forGood).orElse(false)) {
      watch.ifPresent(KeyWatch::close);
      watch = Optional.empty();
      notifications = Optional.empty();
      hearing = Optional.empty();
    }
    poll.now();
  }

  synchronized void resync() {
    watch.ifPresent(KeyWatch::resync);
  }

  synchronized boolean nearZero(String key) {
    return watch.isPresent() && watch.get().nearZero(key);
  }

  /** Puts back what was changed on it, and says what could not be. */
  List<String> restore() {
    return tuning.settings().restore();
  }

  /** Hears nothing more of it; {@link #restore} and {@link #keys} still work. */
  void silence() {
    synchronized (this) {
      closed = true;
      watch.ifPresent(KeyWatch::close);
    }
    poll.close();
  }

  void close() {
    silence();
    client.close();
  }
}
