package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CacheCallEvent.CacheFailed;
import cachescope.event.CachingStrategy;
import cachescope.event.Invalidation;
import cachescope.event.MessageEvent.MessageHeard;
import cachescope.event.MessageEvent.WriteApplied;
import cachescope.event.NearCaching;
import cachescope.event.NumberedSettings;
import cachescope.event.Origin;
import cachescope.event.PatternEvent.NearDropped;
import cachescope.event.RedisStatus.State;
import cachescope.event.SessionClock;
import cachescope.event.SessionEvent.Noticed;
import cachescope.event.SessionEvent.RedisChanged;
import cachescope.event.Settings;
import cachescope.redis.client.RedisTarget;
import cachescope.service.MemoryStore;
import cachescope.service.UserPatch;
import cachescope.service.UserService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams, tags and numbers go from an external server as the users' values do. */
class LeavingNothingTest {
  @Test
  void whatWasKeptBesideTheUsersIsRemovedToo(@TempDir Path folder) throws Exception {
    everything(folder, redis -> redis.target);
  }

  @Test
  void theLeastRightsAreEnoughForAllOfIt(@TempDir Path folder) throws Exception {
    String[] rules = LeastRightsTest.rules();
    Facts facts = everything(folder, redis -> redis.user(rules));
    assertThat(facts.all(CacheFailed.class)).isEmpty();
    assertThat(facts.all(Noticed.class)).noneMatch(Noticed::trouble);
    assertThat(facts.all(MessageHeard.class)).isNotEmpty();
    assertThat(facts.all(NearDropped.class)).isNotEmpty();
  }

  private static Facts everything(Path folder, Function<RealRedis, RedisTarget> as)
      throws Exception {
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
        link.connect(as.apply(redis), "*", false);
        facts.await(RedisChanged.class, e -> e.status().state() == State.CONNECTED);
        int revision = 0;
        for (Invalidation each : Invalidation.values()) {
          settings.set(new NumberedSettings(++revision, tracked(plain, each)));
          service.settingsChanged();
          readAndWrite(service, clock);
          service.get(2 + each.ordinal(), Origin.WORKLOAD, clock.now());
        }
        // Nobody hears, and a near cache keeps nothing, before the server says that it tells.
        settings.set(new NumberedSettings(++revision, tracked(plain, Invalidation.STREAM)));
        service.settingsChanged();
        Facts.until(() -> {
          readAndWrite(service, clock);
          return !facts.all(NearDropped.class).isEmpty()
              && !facts.all(MessageHeard.class).isEmpty();
        });
        settings.set(
            new NumberedSettings(
                ++revision,
                plain.withPattern(
                    plain
                        .pattern()
                        .withStrategy(CachingStrategy.WRITE_BEHIND_STREAM)
                        .withFlushEvery(Duration.ofMillis(10)))));
        service.settingsChanged();
        service.put(15, UserPatch.name("Last"), Origin.WORKLOAD, clock.now());
        facts.await(WriteApplied.class, _ -> true);
        assertThat(redis.admin.keys("*stream:*")).isNotEmpty();
        assertThat(redis.admin.keys("*tag:*")).isNotEmpty();
        assertThat(redis.admin.keys("*generation:*")).isNotEmpty();
      }
      assertThat(redis.admin.keys("*")).containsExactly("theirs");
      Facts.until(() -> redis.say("CLIENT", "LIST").toString().lines().count() == 1);
    }
    return facts;
  }

  private static Settings tracked(Settings plain, Invalidation invalidation) {
    return plain.withPattern(
        plain
            .pattern()
            .withInvalidation(invalidation)
            .withInstances(2)
            .withNear(NearCaching.TRACKING));
  }

  private static void readAndWrite(UserService service, SessionClock clock) {
    service.get(1, Origin.WORKLOAD, clock.now());
    service.put(1, UserPatch.name("Name"), Origin.WORKLOAD, clock.now());
  }
}
