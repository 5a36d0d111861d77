package cachescope.bench;

import cachescope.metrics.Totals;
import cachescope.service.UnreadableException;
import cachescope.service.UserJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import redis.clients.jedis.RedisClient;

/**
 * A hit through the service beside the least that it could cost: a GET with a plain pooled client
 * and the same decoding.
 *
 * <p>One thread does both in short blocks, in an order drawn anew for each pair, so that both meet
 * the same placement, frequency and neighbours. The engine folds while the service's block runs; it
 * is let finish before a bare block begins, which would pay for it otherwise.
 */
final class HitPath implements Benchmark {
  private static final double BOUND = 1.05;
  private static final int USERS = 100;
  private static final int BLOCK = 500;
  private static final int LEAD_IN = 30;
  private static final int PAIRS = 200;
  private static final int WARM_UP_PAIRS = 100;

  @Override
  public String name() {
    return "hit-path";
  }

  @Override
  public String summary() {
    return "a hit through the service over a bare GET and decode; and recording alone";
  }

  @Override
  public List<BenchResult> run() throws Exception {
    BenchResult ratio;
    try (var laboratory = Laboratory.start(USERS, Duration.ofHours(24));
        var client = laboratory.bareClient()) {
      ratio = new Pairs(laboratory, client).measure("hit-path", BOUND);
    }
    return List.of(ratio, RecordingCost.measure());
  }

  /** Blocks of both, one after the other. */
  static final class Pairs {
    private final Laboratory laboratory;
    private final RedisClient client;
    private final UserJson json = new UserJson();
    private final byte[][] keys = new byte[USERS][];
    private final SplittableRandom random = new SplittableRandom(1);
    private final long earlier;
    private long requests;
    private int next;

    Pairs(Laboratory laboratory, RedisClient client) throws IOException {
      this.laboratory = laboratory;
      this.client = client;
      earlier = laboratory.app().metrics().totals().requests();
      for (int i = 0; i < USERS; i++) {
        keys[i] = laboratory.app().redis().keyOf(i + 1).getBytes(StandardCharsets.UTF_8);
      }
    }

    BenchResult measure(String name, double bound) {
      fill();
      int bytes = client.get(keys[0]).length;
      ratios(
          WARM_UP_PAIRS, new Side(WARM_UP_PAIRS * BLOCK, this::service), bareSide(WARM_UP_PAIRS));
      var service = new Side(PAIRS * BLOCK, this::service);
      var bare = bareSide(PAIRS);
      double loadBefore = Machine.load();
      long noHits = noHits();
      double[] ratios = ratios(PAIRS, service, bare);
      laboratory.awaitFolded(earlier + requests);
      noHits = noHits() - noHits;
      var figures =
          Map.ofEntries(
              Map.entry("ratio p25", Quantile.of(ratios, 0.25)),
              Map.entry("ratio p75", Quantile.of(ratios, 0.75)),
              Map.entry("service p50 µs", service.quantile(0.5) / 1e3),
              Map.entry("service p99 µs", service.quantile(0.99) / 1e3),
              Map.entry("bare p50 µs", bare.quantile(0.5) / 1e3),
              Map.entry("bare p99 µs", bare.quantile(0.99) / 1e3),
              Map.entry("answers that were no hits", (double) noHits),
              Map.entry("value bytes", (double) bytes),
              Map.entry("pairs of blocks", (double) PAIRS),
              Map.entry("requests a block", (double) BLOCK),
              Map.entry("load before", loadBefore),
              Map.entry("load after", Machine.load()));
      return BenchResult.atMost(bound, name, Quantile.median(ratios), "× the bare GET")
          .with(figures);
    }

    /** Until every key is there: on a busy machine the first call may time out. */
    private void fill() {
      for (byte[] key : keys) {
        while (client.get(key) == null) {
          service();
        }
      }
    }

    private long noHits() {
      Totals totals = laboratory.app().metrics().totals();
      return totals.requests() - totals.hits();
    }

    private Side bareSide(int pairs) {
      return new Side(pairs * BLOCK, this::bare);
    }

    private double[] ratios(int pairs, Side service, Side bare) {
      double[] ratios = new double[pairs];
      for (int i = 0; i < pairs; i++) {
        long bareFirst = random.nextBoolean() ? block(bare) : -1;
        long through = block(service);
        long without = bareFirst < 0 ? block(bare) : bareFirst;
        ratios[i] = (double) through / without;
      }
      return ratios;
    }

    private long block(Side side) {
      laboratory.awaitFolded(earlier + requests);
      side.repeat(LEAD_IN);
      return side.measure(BLOCK);
    }

    private void service() {
      requests++;
      laboratory.ask(user() + 1L);
    }

    private void bare() {
      int user = user();
      try {
        json.decode(user + 1L, client.get(keys[user]));
      } catch (UnreadableException e) {
        throw new IllegalStateException("The service stored something else.", e);
      }
    }

    private int user() {
      next = next + 1 == USERS ? 0 : next + 1;
      return next;
    }
  }
}
