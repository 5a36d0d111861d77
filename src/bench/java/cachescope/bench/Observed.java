package cachescope.bench;

import cachescope.event.Intent;
import cachescope.event.WorkloadSpec;
import cachescope.event.WorkloadSpec.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * A hit through the service while the window is drawn, over the same while it stands still.
 *
 * <p>One run, one window, one thread that asks: phases with and without drawing alternate in pairs
 * whose order is drawn. A workload of 200 requests a second goes on through all of them, so that
 * there is something to draw, and a spinner keeps the idle core awake.
 */
final class Observed implements Benchmark {
  private static final double MEDIAN_BOUND = 1.05;
  private static final double P99_BOUND = 1.5;
  private static final int USERS = 100;
  private static final long PHASE = 3_000_000_000L;
  private static final long SETTLE = 500_000_000L;
  private static final int PAIRS = 12;
  private static final int WARM_UP_PAIRS = 3;
  private static final int MOST = 1_000_000;

  private record Phase(double median, double p99, double pulses) {}

  private record Pair(Phase drawn, Phase still) {
    double median() {
      return drawn.median() / still.median();
    }

    double p99() {
      return drawn.p99() / still.p99();
    }
  }

  @Override
  public String name() {
    return "observed";
  }

  @Override
  public String summary() {
    return "a hit through the service with the window drawn, over one without";
  }

  @Override
  public List<BenchResult> run() throws Exception {
    try (var laboratory = Laboratory.start(USERS, Duration.ofHours(24));
        var spinner = Spinner.start()) {
      var window = DrawnWindow.open(laboratory.app().session());
      laboratory
          .app()
          .session()
          .wish(new Intent.StartWorkload(new WorkloadSpec(Shape.ZIPF, USERS, 1, 200, 0, 1)));
      var phases = new Phases(laboratory, window);
      phases.pairs(WARM_UP_PAIRS);
      double loadBefore = Machine.load();
      List<Pair> pairs = phases.pairs(PAIRS);
      return results(pairs, loadBefore);
    }
  }

  private static List<BenchResult> results(List<Pair> pairs, double loadBefore) {
    var figures =
        Map.ofEntries(
            Map.entry("median with window µs", median(pairs, pair -> pair.drawn().median())),
            Map.entry("median without µs", median(pairs, pair -> pair.still().median())),
            Map.entry("p99 with window µs", median(pairs, pair -> pair.drawn().p99())),
            Map.entry("p99 without µs", median(pairs, pair -> pair.still().p99())),
            Map.entry("pulses a second with window", median(pairs, pair -> pair.drawn().pulses())),
            Map.entry("pulses a second without", median(pairs, pair -> pair.still().pulses())),
            Map.entry("pairs of phases", (double) PAIRS),
            Map.entry("load before", loadBefore),
            Map.entry("load after", Machine.load()));
    return List.of(
        BenchResult.atMost(MEDIAN_BOUND, "observed", median(pairs, Pair::median), "× the median")
            .with(figures),
        BenchResult.atMost(P99_BOUND, "observed-p99", median(pairs, Pair::p99), "× the p99")
            .with(figures));
  }

  private static double median(List<Pair> pairs, ToDoubleFunction<Pair> of) {
    return Quantile.median(pairs.stream().mapToDouble(of).toArray());
  }

  private static final class Phases {
    private final Laboratory laboratory;
    private final DrawnWindow window;
    private final SplittableRandom random = new SplittableRandom(1);
    private final PulseCounter pulses = new PulseCounter();
    private long user;

    Phases(Laboratory laboratory, DrawnWindow window) {
      this.laboratory = laboratory;
      this.window = window;
      window.everyPulse(pulses);
    }

    List<Pair> pairs(int n) {
      List<Pair> pairs = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        if (random.nextBoolean()) {
          Phase still = still();
          pairs.add(new Pair(drawn(), still));
        } else {
          pairs.add(new Pair(drawn(), still()));
        }
      }
      return pairs;
    }

    private Phase drawn() {
      window.start();
      try {
        return phase();
      } finally {
        window.stop();
      }
    }

    private Phase still() {
      return phase();
    }

    private Phase phase() {
      ask(new Side(MOST, this::once), SETTLE);
      long before = pulses.count();
      var side = new Side(MOST, this::once);
      ask(side, PHASE);
      double seconds = PHASE / 1e9;
      return new Phase(
          side.quantile(0.5) / 1e3, side.quantile(0.99) / 1e3, (pulses.count() - before) / seconds);
    }

    private void ask(Side side, long nanos) {
      long end = System.nanoTime() + nanos;
      while (System.nanoTime() < end) {
        side.measure(100);
      }
    }

    private void once() {
      laboratory.ask(1 + user++ % USERS);
    }
  }
}
