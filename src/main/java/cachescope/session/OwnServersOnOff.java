package cachescope.session;

import cachescope.compare.Arm;
import cachescope.compare.Comparison;
import cachescope.database.DatabaseAddress;
import cachescope.database.JdbcUserStore;
import cachescope.event.ComparisonFigures;
import cachescope.event.EventSink;
import cachescope.event.NumberedSettings;
import cachescope.event.RedisStatus;
import cachescope.event.SessionClock;
import cachescope.event.Settings;
import cachescope.event.WorkloadSpec;
import cachescope.redis.RedisLink;
import cachescope.redis.client.RedisAddress;
import cachescope.redis.server.RedisBinaries;
import cachescope.redis.server.RedisServer;
import cachescope.service.UserService;
import cachescope.workload.Schedule;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Compares on servers of its own: each side has a database of its own, and the side with the cache
 * a Redis of its own, so that neither the other side nor the Stage disturbs it. Where the Stage
 * uses somebody's external Redis, the comparison uses that one too, under a prefix of its own.
 */
public final class OwnServersOnOff implements OnOff {
  /** What the sides do is measured by the comparison and not told to the Stage. */
  private static final EventSink NOBODY = (_, _) -> {};

  private static final long PATIENCE = 10_000_000_000L;

  private final Supplier<Optional<RedisAddress>> external;
  private final Path temporary;
  private final SessionClock clock;

  /**
   * @param external the external Redis in use; empty while it is the embedded one
   * @param temporary folder in which a server's own folder is made
   */
  public OwnServersOnOff(
      Supplier<Optional<RedisAddress>> external, Path temporary, SessionClock clock) {
    this.external = external;
    this.temporary = temporary;
    this.clock = clock;
  }

  @Override
  public void run(
      WorkloadSpec spec, int requests, Settings settings, Consumer<ComparisonFigures> figures)
      throws InterruptedException {
    try (JdbcUserStore onStore = store(settings);
        JdbcUserStore offStore = store(settings);
        RedisLink redis = link(settings)) {
      onStore.ensureUsers(spec.users());
      offStore.ensureUsers(spec.users());
      use(redis, settings);
      try (UserService on = service(redis, onStore, settings.withCacheOn(true));
          UserService off = service(redis, offStore, settings.withCacheOn(false))) {
        new Comparison(
                Arm.of(on, onStore),
                Arm.of(off, offStore),
                Schedule.of(spec, requests),
                spec.seed(),
                clock,
                figures)
            .run();
      }
    }
  }

  private JdbcUserStore store(Settings settings) {
    JdbcUserStore store =
        new JdbcUserStore(
            DatabaseAddress.inMemory(), settings.databaseConnections(), clock, NOBODY);
    store.open();
    return store;
  }

  private RedisLink link(Settings settings) {
    return new RedisLink(
        new RedisServer(RedisBinaries.usual(), temporary),
        clock,
        NOBODY,
        settings.cacheTimeout(),
        () -> {});
  }

  private void use(RedisLink redis, Settings settings) throws InterruptedException {
    Optional<RedisAddress> target = external.get();
    if (target.isPresent()) {
      redis.connect(target.get(), "*", false);
    } else {
      redis.useEmbedded();
    }
    long deadline = clock.now() + PATIENCE;
    while (redis.status().state() == RedisStatus.State.STARTING && clock.now() < deadline) {
      Thread.sleep(2);
    }
    if (redis.status().state() == RedisStatus.State.DOWN) {
      throw new IllegalArgumentException(
          "There is nothing to compare with: " + redis.status().sentence());
    }
    if (target.isEmpty() && settings.maxMemory() > 0) {
      redis.apply(settings.maxMemory(), settings.evictionPolicy());
    }
  }

  private UserService service(RedisLink redis, JdbcUserStore store, Settings settings)
      throws InterruptedException {
    NumberedSettings fixed = new NumberedSettings(0, settings);
    UserService service = new UserService(redis, store, () -> fixed, clock, NOBODY, redis.feed());
    service.warmUp();
    service.settingsChanged();
    long deadline = clock.now() + PATIENCE;
    while (!service.settled() && clock.now() < deadline) {
      Thread.sleep(1);
    }
    return service;
  }
}
