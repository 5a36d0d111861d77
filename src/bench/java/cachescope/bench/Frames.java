package cachescope.bench;

import cachescope.event.Intent;
import cachescope.event.WorkloadSpec;
import cachescope.event.WorkloadSpec.Shape;
import cachescope.metrics.Totals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Frames whose pixels changed, and the gaps between them, while 10,000 requests a second pass and a
 * thousand keys are drawn. They live for 8 s, so that more than a hundred a second leave and come
 * back.
 */
final class Frames implements Benchmark {
  private static final double FRAMES = 58;
  private static final double GAP_MILLIS = 25;
  private static final double CELLS = 100;
  private static final int KEYS = 1_000;
  private static final double RATE = 10_000;
  private static final Duration TTL = Duration.ofSeconds(8);
  private static final int WARM_UP_REQUESTS = 100_000;
  private static final long WARM_UP_SECONDS = 20;
  private static final long SECONDS = 30;

  private static final String PANELS = "JavaFX Application Thread";
  private static final String PIXELS = "QuantumRenderer";

  @Override
  public String name() {
    return "frames";
  }

  @Override
  public String summary() {
    return "frames whose pixels changed, a second, while 10,000 requests a second pass";
  }

  @Override
  public List<BenchResult> run() throws Exception {
    try (var laboratory = Laboratory.start(KEYS, TTL)) {
      var window = DrawnWindow.open(laboratory.app().session());
      window.start();
      for (int request = 0; request < WARM_UP_REQUESTS; request++) {
        laboratory.ask(1 + request % KEYS);
      }
      laboratory
          .app()
          .session()
          .wish(new Intent.StartWorkload(new WorkloadSpec(Shape.ZIPF, KEYS, 1, RATE, 0, 1)));
      TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
      var counter = new FrameCounter(window);
      Totals before = laboratory.app().metrics().totals();
      double panels = ThreadTime.millis(PANELS);
      double pixels = ThreadTime.millis(PIXELS);
      window.everyPulse(counter);
      TimeUnit.SECONDS.sleep(SECONDS);
      window.atNoPulse(counter);
      Totals after = laboratory.app().metrics().totals();
      int keys = laboratory.app().session().frame().stage().cells().size();
      panels = ThreadTime.millis(PANELS) - panels;
      pixels = ThreadTime.millis(PIXELS) - pixels;
      window.stop();
      return results(counter.figures(), before, after, keys, panels, pixels);
    }
  }

  private static List<BenchResult> results(
      FrameCounter.Figures drawn,
      Totals before,
      Totals after,
      int keys,
      double panels,
      double pixels) {
    double seconds = drawn.seconds();
    double left = (after.expirations() - before.expirations()) / seconds;
    double came = (after.databaseLoads() - before.databaseLoads()) / seconds;
    var figures =
        Map.ofEntries(
            Map.entry("pulses a second", drawn.pulsesASecond()),
            Map.entry("panels and counting, processor ms a pulse", panels / drawn.pulses()),
            Map.entry("rendering, processor ms a pulse", pixels / drawn.pulses()),
            Map.entry("gap p50 ms", drawn.gapMedian()),
            Map.entry("gap p99 ms", drawn.gap99()),
            Map.entry("gap longest ms", drawn.gapLongest()),
            Map.entry("counting, ms a pulse", drawn.looking()),
            Map.entry("requests a second", (after.requests() - before.requests()) / seconds),
            Map.entry("not from the cache, a second", notFromCache(before, after) / seconds),
            Map.entry("keys drawn", (double) keys),
            Map.entry("keys that left a second", left),
            Map.entry("keys that came a second", came),
            Map.entry("events left out", (double) (after.leftOut() - before.leftOut())),
            Map.entry("load after", Machine.load()));
    return List.of(
        BenchResult.atLeast(FRAMES, "frames", drawn.framesASecond(), "frames/s").with(figures),
        BenchResult.atMost(GAP_MILLIS, "frames-gap", drawn.gap99(), "ms").with(figures),
        BenchResult.atLeast(CELLS, "frames-cells", Math.min(left, came), "cells/s").with(figures));
  }

  private static double notFromCache(Totals before, Totals after) {
    return after.bypasses() + after.cacheErrors() - before.bypasses() - before.cacheErrors();
  }
}
