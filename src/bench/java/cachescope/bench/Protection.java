package cachescope.bench;

import cachescope.event.Protections;
import cachescope.event.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import redis.clients.jedis.RedisClient;

/**
 * What protections cost and bring: a thousand requests at once for one key that expired, and a hit
 * with everything switched on beside a bare GET and decode.
 */
final class Protection implements Benchmark {
  private static final double BOUND = 1.15;
  private static final int USERS = 100;
  private static final int CROWD = 1_000;
  private static final int ROUNDS = 10;
  private static final Duration LOAD = Duration.ofMillis(200);
  private static final long POLL = 200_000;

  @Override
  public String name() {
    return "protection";
  }

  @Override
  public String summary() {
    return "database loads of a stampede with single flight; a protected hit over a bare GET";
  }

  @Override
  public List<BenchResult> run() throws Exception {
    Settings plain = Settings.CLASSIC.withTtl(Duration.ofHours(24)).withDatabaseDelay(LOAD);
    double[] single = stampedes(plain.withProtections(Protections.CLASSIC.withSingleFlight(true)));
    double[] none = stampedes(plain);
    var details =
        Map.of(
            "requests at once", (double) CROWD,
            "stampedes", (double) ROUNDS,
            "fewest loads with single flight", Quantile.of(single, 0),
            "median loads without", Quantile.median(none),
            "ms a load", (double) LOAD.toMillis());
    BenchResult stampede =
        BenchResult.atMost(1, "protection-stampede", Quantile.of(single, 1), "loads a stampede")
            .with(details);
    return List.of(stampede, protectedHit(plain.withDatabaseDelay(Duration.ZERO)));
  }

  private static BenchResult protectedHit(Settings plain) throws Exception {
    Protections all =
        Protections.CLASSIC
            .withSingleFlight(true)
            .withLock(Duration.ofSeconds(2))
            .withLease(Duration.ofSeconds(2))
            .withXfetchBeta(1)
            .withNegativeTtl(Duration.ofSeconds(10))
            .withBloomFilter(true)
            .withVersionedSet(true)
            .withSecondDelete(Duration.ofSeconds(1))
            .withBulkhead(100)
            .withMissesPerSecond(100_000);
    Settings settings = plain.withProtections(all).withPattern(plain.pattern().withTtlJitter(0.1));
    try (var laboratory = Laboratory.start(USERS, settings);
        var client = laboratory.bareClient()) {
      return new HitPath.Pairs(laboratory, client).measure("protection-hit", BOUND);
    }
  }

  /** Database loads of each stampede. */
  private static double[] stampedes(Settings settings) throws Exception {
    double[] loads = new double[ROUNDS];
    try (var laboratory = Laboratory.start(1, settings);
        var client = laboratory.bareClient()) {
      for (int i = 0; i < ROUNDS; i++) {
        loads[i] = stampede(laboratory, client);
      }
    }
    return loads;
  }

  private static long stampede(Laboratory laboratory, RedisClient client) throws Exception {
    long answers = laboratory.app().metrics().totals().answered();
    laboratory.ask(1);
    laboratory.awaitAnswered(answers + 1);
    byte[] key = laboratory.app().redis().keyOf(1).getBytes(StandardCharsets.UTF_8);
    client.pexpire(key, 1);
    while (client.exists(key)) {
      LockSupport.parkNanos(POLL);
    }
    long before = laboratory.app().metrics().totals().databaseLoads();
    var start = new CountDownLatch(1);
    List<Thread> crowd = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      crowd.add(Thread.ofVirtual().start(() -> await(laboratory, start)));
    }
    start.countDown();
    for (Thread each : crowd) {
      each.join();
    }
    laboratory.awaitAnswered(answers + 1 + CROWD);
    return laboratory.app().metrics().totals().databaseLoads() - before;
  }

  private static void await(Laboratory laboratory, CountDownLatch start) {
    try {
      start.await();
      laboratory.ask(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
