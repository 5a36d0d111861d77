package cachescope.cli;

import cachescope.cli.SimulateOptions.Form;
import cachescope.compare.report.SimulateReport;
import cachescope.event.Figures;
import cachescope.event.LivePoint;
import cachescope.policy.Capacity;
import cachescope.policy.Policies.Entry;
import cachescope.policy.curve.Curve;
import cachescope.policy.curve.Curve.Method;
import cachescope.policy.curve.Curve.Point;
import cachescope.policy.curve.Footprint;
import cachescope.policy.curve.LruCurve;
import cachescope.policy.curve.SampledLru;
import cachescope.policy.curve.Shards;
import cachescope.policy.curve.Sizes;
import cachescope.policy.simulate.Plan;
import cachescope.policy.simulate.Result;
import cachescope.policy.simulate.Simulation;
import cachescope.trace.RequestSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs {@code cachescope simulate} and prints what came out; once. */
public final class Simulate {
  private static final long SECONDS_TO_PRINT = 10;
  private static final String LRU = "lru";

  private final SimulateOptions options;
  private final PrintWriter out;
  private final PrintWriter err;
  private final SimulateProgress progress;
  private final LiveMeasure measure;
  private final CountDownLatch printed = new CountDownLatch(1);
  private final List<Result> results = new ArrayList<>();
  private final List<LivePoint> live = new ArrayList<>();
  private boolean simulated;
  private Optional<LruCurve> exact = Optional.empty();
  private Optional<Shards> sampled = Optional.empty();

  /**
   * @param measure lets a real Redis meet the trace, where that was asked for
   * @param out for the results
   * @param err for the progress
   */
  public Simulate(SimulateOptions options, LiveMeasure measure, PrintWriter out, PrintWriter err) {
    this.options = options;
    this.measure = measure;
    this.out = out;
    this.err = err;
    progress = new SimulateProgress(err, System::nanoTime);
  }

  /**
   * Simulates and prints.
   *
   * @return the exit code, as in {@link Commands}
   * @throws IOException with a sentence where the trace cannot be read
   * @throws InterruptedException where this thread is interrupted
   */
  public int run() throws IOException, InterruptedException {
    try {
      List<Capacity> capacities = options.curve() ? withCurve() : options.capacities();
      if (!progress.ended()) {
        simulate(capacities);
      }
      simulated = !progress.ended();
      if (simulated) {
        live.addAll(new SimulateLive(options, measure, progress).points());
      }
      print(capacities);
    } catch (OutOfMemoryError e) {
      throw new IOException(
          "The memory does not suffice for this many policies, sizes and different keys; try fewer,"
              + " or leave opt out, which keeps the whole trace.",
          e);
    } finally {
      printed.countDown();
    }
    return Commands.DONE;
  }

  /** Ends it early and waits until what is done was printed; from a thread of its own. */
  public void endEarly() {
    progress.end();
    try {
      if (!printed.await(SECONDS_TO_PRINT, TimeUnit.SECONDS)) {
        err.println("It did not end in " + SECONDS_TO_PRINT + " s; nothing is printed.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The capacities that were given, and those of the curve; LRU's curve is made on the way. */
  private List<Capacity> withCurve() throws IOException {
    boolean lru = options.policies().stream().anyMatch(entry -> entry.name().equals(LRU));
    progress.begin("looking at the trace", length());
    long largest;
    if (options.inBytes() || !lru) {
      Footprint footprint = Footprint.of(options.trace(), progress);
      largest = options.inBytes() ? footprint.bytes() : footprint.keys();
    } else if (options.sample().isPresent()) {
      double rate = options.sample().getAsDouble();
      sampled = Optional.of(SampledLru.of(options.trace(), rate, progress));
      largest = sampled.get().distinct();
    } else {
      exact = Optional.of(LruCurve.of(options.trace(), progress));
      largest = exact.get().distinct();
    }
    return Stream.concat(
            options.capacities().stream().map(Capacity::units),
            Sizes.spread(Math.max(1, largest), options.points()).stream())
        .sorted()
        .distinct()
        .map(units -> new Capacity(units, options.inBytes()))
        .toList();
  }

  private OptionalLong length() throws IOException {
    try (RequestSource source = options.trace().open()) {
      return source.length();
    }
  }

  private void simulate(List<Capacity> capacities) throws IOException, InterruptedException {
    List<Entry> others = new ArrayList<>(options.policies());
    if (exact.isPresent() || sampled.isPresent()) {
      others.removeIf(entry -> entry.name().equals(LRU));
    }
    if (!others.isEmpty()) {
      progress.begin("simulating", length());
      Plan plan = new Plan(others, capacities, options.seed(), options.redis(), options.threads());
      results.addAll(Simulation.run(options.trace(), plan, progress).results());
    }
  }

  private void print(List<Capacity> capacities) {
    List<Result> inOrder = new ArrayList<>();
    List<Curve> curves = new ArrayList<>();
    List<Long> units = capacities.stream().map(Capacity::units).toList();
    for (Entry entry : options.policies()) {
      List<Result> own =
          results.stream().filter(result -> result.policy().equals(entry.name())).toList();
      if (entry.name().equals(LRU) && exact.isPresent()) {
        own = capacities.stream().map(this::exactly).toList();
        curves.add(exact.get().at(units));
      } else if (entry.name().equals(LRU) && sampled.isPresent()) {
        curves.add(sampled.get().at(units));
      } else if (options.curve() && !own.isEmpty()) {
        curves.add(
            new Curve(entry.name(), Method.RUNS, own.stream().map(Simulate::point).toList()));
      }
      inOrder.addAll(own);
    }
    SimulateReport report =
        new SimulateReport(options.trace().name(), inOrder, curves, live, options.inBytes());
    out.println(text(report));
    out.flush();
    if (progress.ended()) {
      err.println(
          simulated
              ? "Ended early: what the real Redis did not finish is left out."
              : String.format(
                  Locale.ROOT,
                  "Ended early, after %s; the figures are of those.",
                  Figures.count(progress.requests(), "request")));
      err.flush();
    }
  }

  private Result exactly(Capacity capacity) {
    LruCurve curve = exact.orElseThrow();
    return new Result(LRU, capacity, curve.requests(), curve.hits(capacity.units()), curve.nanos());
  }

  private static Point point(Result result) {
    return new Point(result.capacity().units(), result.missRatio(), 0);
  }

  private String text(SimulateReport report) {
    return options.form() == Form.JSON
        ? report.json()
        : options.form() == Form.CSV ? report.csv() : report.table();
  }
}
