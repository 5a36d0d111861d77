package cachescope.service;

import cachescope.event.CachePattern;
import cachescope.event.EventLog;
import cachescope.event.NearCaching;
import cachescope.event.NumberedSettings;
import cachescope.event.Origin;
import cachescope.event.SessionClock;
import cachescope.event.Settings;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A look into the near cache beside a bare Caffeine that is bounded in the same way, both handing
 * out what needs no decoding; and, to know what is around it, a whole request that ends there.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NearLook {
  private static final int USERS = 100;
  private static final Duration TTL = Duration.ofHours(1);

  private final SessionClock clock = SessionClock.system();
  private final EventLog log = new EventLog(1 << 17, 1 << 10);
  private final NearCache near = new NearCache(1, TTL, true, clock, (_, _) -> {});
  private final Cache<Long, Strategy.Read> bare =
      Caffeine.newBuilder()
          .maximumSize(NearCache.MOST)
          .expireAfterWrite(TTL)
          .executor(Runnable::run)
          .build();
  private final UserService service = service();
  private long next;
  private int told;

  private UserService service() {
    InMemory memory = new InMemory();
    CachePattern pattern = CachePattern.CLASSIC.withNear(NearCaching.TTL_ONLY).withNearTtl(TTL);
    NumberedSettings settings =
        new NumberedSettings(
            0, Settings.CLASSIC.withDatabaseDelay(Duration.ZERO).withPattern(pattern));
    return new UserService(memory, memory, () -> settings, clock, log);
  }

  /** Fills both. */
  @Setup
  public void fill() {
    for (long id = 1; id <= USERS; id++) {
      near.keep(
          0,
          "user:" + id,
          near.mark(id),
          new User(id, "Name", "user@example.com", 1),
          OptionalLong.of(1));
      NearCache.Kept kept = near.find(id);
      bare.put(id, Objects.requireNonNull(kept).read());
    }
    service.get(1, Origin.WORKLOAD, clock.now());
  }

  private long user() {
    next = next == USERS ? 1 : next + 1;
    return next;
  }

  /** The least that it could cost. */
  @Benchmark
  public Object bareGet() {
    return bare.getIfPresent(user());
  }

  /** The look as the strategy does it. */
  @Benchmark
  public Object nearGet() {
    NearCache.Kept kept = near.find(user());
    return kept == null ? "" : kept.read();
  }

  /** A request from its beginning to its answer, three facts told; they are drained unread. */
  @Benchmark
  public void request(Blackhole hole) {
    hole.consume(service.get(1, Origin.WORKLOAD, clock.now()));
    if (++told == 1_000) {
      told = 0;
      log.drain(10_000, hole::consume);
    }
  }
}
