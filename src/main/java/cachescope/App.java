package cachescope;

import cachescope.database.DatabaseAddress;
import cachescope.database.JdbcUserStore;
import cachescope.event.EventLog;
import cachescope.event.RedisStatus;
import cachescope.event.SessionClock;
import cachescope.event.SessionEvent.Noticed;
import cachescope.event.Settings;
import cachescope.metrics.MetricsSnapshot;
import cachescope.redis.RedisLink;
import cachescope.redis.server.RedisBinaries;
import cachescope.redis.server.RedisServer;
import cachescope.service.StoreException;
import cachescope.service.UserService;
import cachescope.session.Engine;
import cachescope.session.Errands;
import cachescope.session.RedisWishes;
import cachescope.session.Runs;
import cachescope.session.Session;
import cachescope.session.SettingsBook;
import java.nio.file.Path;
import java.util.Optional;

/** The parts list: the one place where the rooms are joined. Nothing runs before {@link #start}. */
final class App implements AutoCloseable {
  /** Facts that may wait for the engine. */
  private static final int QUEUE = 1 << 17;

  /** Facts that stay readable, for pause, step and slow motion. */
  private static final int KEPT = 1 << 19;

  private final SessionClock clock = SessionClock.system();
  private final EventLog log = new EventLog(QUEUE, KEPT);
  private final SettingsBook settings;
  private final JdbcUserStore store;
  private final RedisLink redis;
  private final UserService service;
  private final Errands errands;
  private final Engine engine;
  private final Thread opening;
  private volatile Optional<String> databaseTrouble = Optional.empty();
  private volatile Runnable cacheReplaced = () -> {};
  private boolean closed;

  App(Settings first, DatabaseAddress database) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    settings = new SettingsBook(first, clock, log);
    store = new JdbcUserStore(database, first.databaseConnections(), clock, log);
    redis =
        new RedisLink(
            new RedisServer(RedisBinaries.usual(), temporary),
            clock,
            log,
            first.cacheTimeout(),
            () -> cacheReplaced.run());
    service = new UserService(redis, store, settings, clock, log);
    cacheReplaced = service::cacheReplaced;
    Runs runs =
        new Runs(service, store, settings, (_, _, _, _) -> {}, clock, log);
    errands =
        new Errands(service, store, new RedisWishes(redis, service), runs, clock, log);
    engine = new Engine(clock, log, settings, errands);
    opening = Thread.ofPlatform().name("database-open").daemon().unstarted(this::openDatabase);
  }

  /** Begins the session; database and Redis open beside each other, on threads of their own. */
  void start() {
    engine.start();
    redis.start();
    opening.start();
  }

  private void openDatabase() {
    try {
      store.open();
    } catch (StoreException e) {
      log.tell(clock.now(), new Noticed(true, e.sentence()));
      databaseTrouble = Optional.of(e.sentence());
    }
  }

  /**
   * Waits until database and Redis are there, or known not to be.
   *
   * @return what is wrong with the database, if anything
   */
  Optional<String> awaitReady() throws InterruptedException {
    opening.join();
    while (redis.status().state() == RedisStatus.State.STARTING) {
      Thread.sleep(1);
    }
    return databaseTrouble;
  }

  Session session() {
    return engine;
  }

  UserService service() {
    return service;
  }

  RedisLink redis() {
    return redis;
  }

  MetricsSnapshot metrics() {
    return engine.liveMetrics();
  }

  SessionClock clock() {
    return clock;
  }

  /** Ends everything: no process, no port and no file is left. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      errands.close();
      redis.close();
      store.close();
      engine.close();
    }
  }
}
