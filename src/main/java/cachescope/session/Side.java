package cachescope.session;

import cachescope.compare.Arm;
import cachescope.database.DatabaseAddress;
import cachescope.database.JdbcUserStore;
import cachescope.event.ArmFigures;
import cachescope.event.EventLog;
import cachescope.event.LoggedEvent;
import cachescope.event.NumberedSettings;
import cachescope.event.RedisEvent;
import cachescope.event.RedisStatus;
import cachescope.event.RunFigures;
import cachescope.event.SessionClock;
import cachescope.event.Settings;
import cachescope.metrics.Metrics;
import cachescope.metrics.Totals;
import cachescope.redis.RedisLink;
import cachescope.redis.server.RedisBinaries;
import cachescope.redis.server.RedisServer;
import cachescope.service.CacheException;
import cachescope.service.User;
import cachescope.service.UserJson;
import cachescope.service.UserService;
import cachescope.stage.KeyCell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * One of several runs side by side: a service on a fresh Redis and a fresh database, and its facts.
 */
final class Side implements AutoCloseable {
  private static final int QUEUE = 1 << 17;
  private static final long PATIENCE = 10_000_000_000L;
  private static final Duration LONGEST_TTL = Duration.ofHours(24);

  private final Settings settings;
  private final SessionClock clock;
  private final EventLog log = new EventLog(QUEUE, 1);
  private final Metrics metrics = new Metrics();
  private final JdbcUserStore store;
  private final RedisLink redis;
  private final UserService service;
  private Totals before = Totals.ZERO;
  private volatile long usedMemory = -1;

  Side(Settings settings, Path temporary, SessionClock clock) {
    this.settings = settings;
    this.clock = clock;
    NumberedSettings fixed = new NumberedSettings(0, settings);
    store =
        new JdbcUserStore(DatabaseAddress.inMemory(), settings.databaseConnections(), clock, log);
    redis =
        new RedisLink(
            new RedisServer(RedisBinaries.usual(), temporary),
            clock,
            log,
            settings.cacheTimeout(),
            () -> {});
    service = new UserService(redis, store, () -> fixed, clock, log, redis.feed());
  }

  /** Opens it with so many users and an empty Redis. */
  void open(int users) throws InterruptedException {
    store.open();
    store.ensureUsers(users);
    redis.useEmbedded();
    long deadline = clock.now() + PATIENCE;
    while (!redis.status().notifications() && clock.now() < deadline) {
      if (redis.status().state() == RedisStatus.State.DOWN) {
        throw new IllegalArgumentException(
            "There is no Redis to ask again: " + redis.status().sentence());
      }
      Thread.sleep(2);
    }
    if (settings.maxMemory() > 0) {
      redis.apply(settings.maxMemory(), settings.evictionPolicy());
    }
    service.warmUp();
    service.settingsChanged();
    while (!service.settled() && clock.now() < deadline) {
      Thread.sleep(1);
    }
  }

  /**
   * Puts the keys of the moment into Redis, each with the time that it had left; what is measured
   * counts from here.
   *
   * @return how many could be put back
   */
  int begin(WhatIf.Moment moment) {
    int given = settings.cacheOn() ? putBack(moment) : 0;
    begin();
    return given;
  }

  /** What is measured counts from here. */
  void begin() {
    fold();
    before = metrics.snapshot().totals();
  }

  private int putBack(WhatIf.Moment moment) {
    UserJson json = new UserJson();
    int given = 0;
    for (KeyCell cell : moment.cells().reversed()) {
      Optional<Duration> left = left(cell, moment);
      if (cell.userId() > 0 && left.isPresent()) {
        given += putBack(cell.userId(), left.get(), json) ? 1 : 0;
      }
    }
    return given;
  }

  private Optional<Duration> left(KeyCell cell, WhatIf.Moment moment) {
    long nanos = cell.leftAt(moment.at());
    if (nanos == KeyCell.NEVER) {
      return Optional.of(LONGEST_TTL);
    }
    if (nanos == KeyCell.UNREAD) {
      return Optional.of(settings.ttl());
    }
    return Optional.of(Duration.ofNanos(nanos)).filter(time -> time.toMillis() > 0);
  }

  private boolean putBack(long userId, Duration left, UserJson json) {
    Optional<User> user = store.find(0, userId, Duration.ZERO).user();
    if (user.isEmpty()) {
      return false;
    }
    long now = clock.wallTime().toEpochMilli();
    String key = redis.keyOf(userId);
    try {
      redis.set(key, json.encode(user.get(), now, settings.valueBytes()), left.plusSeconds(1));
      return redis.expireIn(key, left);
    } catch (CacheException e) {
      // No memory for it: then it is not there, as it would not be.
      return false;
    }
  }

  Arm arm() {
    return Arm.of(service, store);
  }

  /** What was measured since it was opened; on one thread at a time. */
  RunFigures figures(ArmFigures answers) {
    Totals now = totals();
    return new RunFigures(answers, now.staleReads(), now.evictions(), now.expirations());
  }

  /** Counts since it was begun; on one thread at a time. */
  Totals totals() {
    fold();
    return metrics.snapshot().totals().minus(before);
  }

  /** Memory that its Redis used at the newest reading, bytes; -1: not read. */
  long usedMemory() {
    return usedMemory;
  }

  UserService service() {
    return service;
  }

  private void fold() {
    while (log.drain(QUEUE, this::fold) == QUEUE) {
      // The rest.
    }
  }

  private void fold(LoggedEvent event) {
    metrics.apply(event);
    if (event.event() instanceof RedisEvent.ServerRead read) {
      usedMemory = read.reading().usedMemory();
    }
  }

  @Override
  public void close() {
    service.close();
    redis.close();
    store.close();
  }
}
