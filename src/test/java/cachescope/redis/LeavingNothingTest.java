package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CachingStrategy;
import cachescope.event.Invalidation;
import cachescope.event.MessageEvent.WriteApplied;
import cachescope.event.NearCaching;
import cachescope.event.NumberedSettings;
import cachescope.event.Origin;
import cachescope.event.RedisStatus.State;
import cachescope.event.SessionClock;
import cachescope.event.SessionEvent.RedisChanged;
import cachescope.event.Settings;
import cachescope.service.MemoryStore;
import cachescope.service.UserPatch;
import cachescope.service.UserService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams, tags and numbers go from an external server as the users' values do. */
class LeavingNothingTest {
  @Test
  void whatWasKeptBesideTheUsersIsRemovedToo(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    SessionClock clock = SessionClock.system();
    Settings plain = Settings.CLASSIC.withDatabaseDelay(Duration.ZERO);
    AtomicReference<NumberedSettings> settings =
        new AtomicReference<>(new NumberedSettings(0, plain));
    MemoryStore store = new MemoryStore(20);
    try (RealRedis redis = RealRedis.start(folder)) {
      redis.admin.set("theirs", "untouched");
      try (RedisLink link = facts.external(folder);
          UserService service =
              new UserService(link, store, settings::get, clock, facts, link.feed())) {
        link.connect(redis.target, "*", false);
        facts.await(RedisChanged.class, e -> e.status().state() == State.CONNECTED);
        int revision = 0;
        for (Invalidation each : Invalidation.values()) {
          settings.set(
              new NumberedSettings(
                  ++revision,
                  plain.withPattern(
                      plain
                          .pattern()
                          .withInvalidation(each)
                          .withInstances(2)
                          .withNear(NearCaching.TRACKING))));
          service.settingsChanged();
          service.get(1, Origin.WORKLOAD, clock.now());
          service.put(1, UserPatch.name("Name"), Origin.WORKLOAD, clock.now());
          service.get(2 + each.ordinal(), Origin.WORKLOAD, clock.now());
        }
        settings.set(
            new NumberedSettings(
                ++revision,
                plain.withPattern(
                    plain
                        .pattern()
                        .withStrategy(CachingStrategy.WRITE_BEHIND_STREAM)
                        .withFlushEvery(Duration.ofMillis(10)))));
        service.settingsChanged();
        service.put(1, UserPatch.name("Last"), Origin.WORKLOAD, clock.now());
        facts.await(WriteApplied.class, _ -> true);
        assertThat(redis.admin.keys("*stream:*")).isNotEmpty();
        assertThat(redis.admin.keys("*tag:*")).isNotEmpty();
        assertThat(redis.admin.keys("*generation:*")).isNotEmpty();
      }
      assertThat(redis.admin.keys("*")).containsExactly("theirs");
      Facts.until(() -> redis.say("CLIENT", "LIST").toString().lines().count() == 1);
    }
  }
}
