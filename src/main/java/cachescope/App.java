package cachescope;

import cachescope.database.DatabaseAddress;
import cachescope.database.JdbcUserStore;
import cachescope.database.OrdersTable;
import cachescope.event.CacheEvent;
import cachescope.event.EventLog;
import cachescope.event.RedisStatus;
import cachescope.event.SessionClock;
import cachescope.event.SessionEvent.Noticed;
import cachescope.event.Settings;
import cachescope.lesson.Bench;
import cachescope.metrics.MetricsSnapshot;
import cachescope.recording.Recorder;
import cachescope.redis.RedisLink;
import cachescope.redis.client.RedisAddress;
import cachescope.redis.server.RedisBinaries;
import cachescope.redis.server.RedisServer;
import cachescope.scenario.Laboratory;
import cachescope.service.StoreException;
import cachescope.service.UserService;
import cachescope.session.Engine;
import cachescope.session.Errands;
import cachescope.session.LessonRoom;
import cachescope.session.LiveRoom;
import cachescope.session.OwnServersOnOff;
import cachescope.session.OwnServersRuns;
import cachescope.session.RaceRoom;
import cachescope.session.RedisWishes;
import cachescope.session.Runs;
import cachescope.session.ScenarioRuns;
import cachescope.session.Session;
import cachescope.session.SettingsBook;
import cachescope.session.WhatIf;
import cachescope.stage.KeyCell;
import cachescope.uses.Uses;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The parts list: the one place where the rooms are joined. Nothing runs before {@link #start}. */
public final class App implements AutoCloseable {
  /** Facts that may wait for the engine. */
  private static final int QUEUE = 1 << 17;

  /** Facts that stay readable, for pause, step and slow motion. */
  private static final int KEPT = 1 << 19;

  /** Longest wait for Redis to be ready, nanoseconds. */
  private static final long PATIENCE = 10_000_000_000L;

  private final SessionClock clock = SessionClock.system();
  private final EventLog log = new EventLog(QUEUE, KEPT);
  private final SettingsBook settings;
  private final JdbcUserStore store;
  private final RedisLink redis;
  private final UserService service;
  private final Errands errands;
  private final LessonRoom lessons;
  private final Recorder recorder;
  private final Engine engine;
  private final Thread opening;
  private volatile Optional<String> databaseTrouble = Optional.empty();
  private volatile Runnable cacheReplaced = () -> {};
  private final PrintStream lastWords = System.err;
  private volatile boolean closed;

  /** Recordings that are given no name go into the temporary folder. */
  public App(Settings first, DatabaseAddress database) {
    this(first, database, Path.of(System.getProperty("java.io.tmpdir")), Optional.empty());
  }

  /**
   * @param recordings folder for recordings that are given no name
   * @param data folder with a person's own lessons, and progress; empty: neither is kept
   */
  public App(Settings first, DatabaseAddress database, Path recordings, Optional<Path> data) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    settings = new SettingsBook(first, clock, log);
    store = new JdbcUserStore(database, first.databaseConnections(), clock, log);
    redis =
        new RedisLink(
            new RedisServer(RedisBinaries.usual(), temporary),
            clock,
            this::tell,
            first.cacheTimeout(),
            () -> cacheReplaced.run());
    service = new UserService(redis, store, settings, clock, log, redis.feed());
    settings.whenChanged(service::settingsChanged);
    cacheReplaced = service::cacheReplaced;
    recorder = new Recorder(log::view, log, clock, Version.here(), recordings);
    Runs runs =
        new Runs(
            service,
            store,
            settings,
            new OwnServersOnOff(redis::external, temporary, clock),
            new WhatIf(temporary, clock),
            new OwnServersRuns(temporary, clock),
            clock,
            log);
    lessons = new LessonRoom(log::view, settings, redis::status, temporary, data, clock, log);
    errands =
        new Errands(
            service,
            store,
            new RedisWishes(redis, service, settings, this::drawnKeys, clock, log),
            runs,
            recorder,
            new ScenarioRuns(log::view, settings, redis::status, clock, log),
            new RaceRoom(temporary, clock),
            new Uses(redis, OrdersTable::build, clock, log),
            new LiveRoom(temporary, clock, log),
            lessons,
            settings,
            clock,
            log);
    engine = new Engine(clock, log, settings, errands);
    opening = Thread.ofPlatform().name("database-open").daemon().unstarted(this::openDatabase);
  }

  /**
   * Begins the session; database and Redis open beside each other, on threads of their own.
   *
   * @param target the Redis to use; empty: the embedded server
   * @param prefix of our keys on it; empty: a fresh one of this session
   */
  public void start(Optional<RedisAddress> target, Optional<String> prefix) {
    start(target, prefix, false);
  }

  /**
   * As {@link #start(Optional, Optional)}.
   *
   * @param mayConfigure whether its owner consented to CONFIG SET
   */
  public void start(Optional<RedisAddress> target, Optional<String> prefix, boolean mayConfigure) {
    engine.start();
    opening.start();
    // What the first settings ask for is opened now, not by the first request.
    service.settingsChanged();
    if (target.isPresent()) {
      redis.connect(target.get(), prefix.orElse("*"), mayConfigure);
    } else {
      redis.start();
    }
  }

  private void openDatabase() {
    service.warmUp();
    try {
      store.open();
    } catch (StoreException e) {
      log.tell(clock.now(), new Noticed(true, e.sentence()));
      databaseTrouble = Optional.of(e.sentence());
    }
  }

  /**
   * Waits until database and Redis are there, or Redis is known not to be.
   *
   * @throws IOException with a sentence where the database cannot be had
   */
  public void awaitReady() throws InterruptedException, IOException {
    opening.join();
    if (databaseTrouble.isPresent()) {
      throw new IOException(databaseTrouble.get());
    }
    long deadline = clock.now() + PATIENCE;
    while (!settled(redis.status()) && clock.now() < deadline) {
      Thread.sleep(2);
    }
  }

  private static boolean settled(RedisStatus status) {
    return switch (status.state()) {
      case STARTING -> false;
      case CONNECTED -> status.notifications();
      case LIMITED, HUNG, DOWN -> true;
    };
  }

  /**
   * Hands a fact on. While everything ends there is no window any more: what a person has to do by
   * hand on a server that we leave is said on standard error.
   */
  private void tell(long at, CacheEvent event) {
    log.tell(at, event);
    if (closed && event instanceof Noticed notice && notice.trouble()) {
      lastWords.println(notice.sentence());
    }
  }

  private List<String> drawnKeys() {
    return engine.frame().stage().cells().stream().map(KeyCell::key).toList();
  }

  public Session session() {
    return engine;
  }

  public UserService service() {
    return service;
  }

  public RedisLink redis() {
    return redis;
  }

  /** The session as what lessons and scenarios are played on. */
  Laboratory laboratory() {
    return lessons.laboratory(errands);
  }

  /** Where experiments are run. */
  Bench bench() {
    return lessons.bench(errands);
  }

  public MetricsSnapshot metrics() {
    return engine.liveMetrics();
  }

  public SessionClock clock() {
    return clock;
  }

  /** Ends everything: no process, no port and no file is left. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      errands.close();
      service.close();
      redis.close();
      store.close();
      recorder.close();
      engine.close();
    }
  }
}
