package cachescope.bench;

import cachescope.event.Intent;
import cachescope.event.WorkloadSpec;
import cachescope.event.WorkloadSpec.Shape;
import cachescope.metrics.Totals;
import cachescope.recording.Recording;
import cachescope.recording.RecordingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * Half an hour ({@code -Dminutes=N}) of 1,000 requests a second with the window and a recording,
 * while Redis is killed, hung and mended again and again: what does the process hold, and has every
 * error its reason?
 */
final class Soak implements Benchmark {
  private static final double HEAP = 1;
  private static final double DISK_MB = 1;
  private static final int KEYS = 1_000;
  private static final double RATE = 1_000;
  private static final Duration TTL = Duration.ofSeconds(20);
  private static final int SAMPLES = 60;
  private static final long SHORTEST = 5;
  private static final long WARM_UP = 15;

  /**
   * What has a few threads or connections more at one moment than at another is looked at often.
   */
  private static final int SIDES = 6;

  @Override
  public String name() {
    return "soak";
  }

  @Override
  public String summary() {
    return "what the process holds after -Dminutes=30 of requests, recording and broken servers";
  }

  @Override
  public List<BenchResult> run() throws Exception {
    long minutes = Math.max(1, Long.getLong("minutes", 30));
    Path folder = Files.createDirectories(Path.of("target", "bench", "soak")).toAbsolutePath();
    Path temporary = Files.createTempDirectory(folder, "tmp");
    Path file = folder.resolve("soak-" + ProcessHandle.current().pid() + ".jsonl");
    System.setProperty("java.io.tmpdir", temporary.toString());
    try (var laboratory = Laboratory.start(KEYS, TTL)) {
      return run(laboratory, minutes, temporary, file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static List<BenchResult> run(
      Laboratory laboratory, long minutes, Path temporary, Path file) throws Exception {
    var app = laboratory.app();
    var pulses = new PulseCounter();
    var window = DrawnWindow.open(app.session());
    window.start();
    window.everyPulse(pulses);
    app.session().wish(new Intent.StartRecording(file.toString()));
    app.session()
        .wish(new Intent.StartWorkload(new WorkloadSpec(Shape.ZIPF, KEYS, 1, RATE, 0.01, 1)));
    var breakage = new Breakage(app);
    TimeUnit.SECONDS.sleep(WARM_UP);
    breakage.once();
    breakage.once();
    TimeUnit.SECONDS.sleep(WARM_UP);
    List<Vitals> vitals = new ArrayList<>();
    long begun = System.nanoTime();
    long end = begun + TimeUnit.MINUTES.toNanos(minutes);
    long every = Math.max(TimeUnit.SECONDS.toNanos(SHORTEST), (end - begun) / SAMPLES);
    long firstPulses = pulses.count();
    for (long next = begun + every; System.nanoTime() < end; next += every) {
      sleepUntil(next);
      look(app.clock()::now, breakage, vitals, begun, temporary);
      if (vitals.size() % 3 == 2) {
        breakage.once();
      }
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    double frames = (pulses.count() - firstPulses) / seconds;
    app.session().wish(new Intent.StopWorkload());
    TimeUnit.SECONDS.sleep(2);
    Totals totals = app.metrics().totals();
    app.session().wish(new Intent.StopRecording());
    RecordingState recorded = awaitStopped(laboratory);
    window.stop();
    return results(vitals, breakage, totals, recorded, file, frames);
  }

  private static void look(
      java.util.function.LongSupplier clock,
      Breakage breakage,
      List<Vitals> vitals,
      long begun,
      Path temporary) {
    long from = clock.getAsLong();
    vitals.add(Vitals.now((System.nanoTime() - begun) / 60e9, temporary));
    breakage.alsoFrom(from);
    System.out.println(vitals.getLast());
  }

  private static void sleepUntil(long nanos) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(Math.max(0, nanos - System.nanoTime()));
  }

  private static RecordingState awaitStopped(Laboratory laboratory) throws InterruptedException {
    var session = laboratory.app().session();
    while (session.frame().recording().on()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return session.frame().recording();
  }

  private static List<BenchResult> results(
      List<Vitals> vitals,
      Breakage breakage,
      Totals totals,
      RecordingState recorded,
      Path file,
      double frames)
      throws IOException {
    var reasons = new Reasons(breakage.spans());
    long opening = System.nanoTime();
    Recording.Read read = new Recording().each(file, _ -> {}, reasons::look);
    double openSeconds = (System.nanoTime() - opening) / 1e9;
    reasons.unexplained().forEach(error -> System.out.println("without a reason: " + error));
    List<Vitals> late = vitals.subList(vitals.size() / 3, vitals.size());
    double disk = grown(vitals, Vitals::disk) / (1 << 20);
    var figures =
        Map.ofEntries(
            Map.entry("minutes", vitals.getLast().minutes()),
            Map.entry("requests", (double) totals.requests()),
            Map.entry("times that Redis was broken", (double) breakage.times()),
            Map.entry("heap at the beginning MB", vitals.getFirst().heap() / (1 << 20)),
            Map.entry("heap at the end MB", vitals.getLast().heap() / (1 << 20)),
            Map.entry("threads at the beginning", edge(vitals, false, Vitals::threads)),
            Map.entry("threads at the end", edge(vitals, true, Vitals::threads)),
            Map.entry("descriptors at the beginning", edge(vitals, false, Vitals::descriptors)),
            Map.entry("descriptors at the end", edge(vitals, true, Vitals::descriptors)),
            Map.entry("recorded events", (double) recorded.events()),
            Map.entry("recorded MB", recorded.bytes() / 1e6),
            Map.entry("read back events", (double) read.events()),
            Map.entry("read back, seconds", openSeconds),
            Map.entry("events left out", (double) totals.leftOut()),
            Map.entry("requests left unanswered", (double) reasons.unanswered()),
            Map.entry("cache calls that failed", (double) reasons.cacheFailed()),
            Map.entry("database failures", (double) reasons.databaseFailed()),
            Map.entry("frames a second", frames),
            Map.entry("load after", Machine.load()));
    return List.of(
        BenchResult.atMost(HEAP, "soak", Vitals.rise(late), "MB/min of heap").with(figures),
        equal("soak-threads", grown(vitals, Vitals::threads)).with(figures),
        equal("soak-descriptors", grown(vitals, Vitals::descriptors)).with(figures),
        BenchResult.atMost(DISK_MB, "soak-disk", disk, "MB besides the recording").with(figures),
        equal("soak-recording", (double) (recorded.events() - read.events())).with(figures),
        equal("soak-errors", (double) reasons.without()).with(figures));
  }

  private static BenchResult equal(String name, double difference) {
    return BenchResult.atMost(0, name, difference, "more than at the beginning");
  }

  /** By how much the last samples exceed the first. */
  private static double grown(List<Vitals> vitals, ToDoubleFunction<Vitals> what) {
    return edge(vitals, true, what) - edge(vitals, false, what);
  }

  /** The median of the first or the last samples. */
  private static double edge(List<Vitals> vitals, boolean last, ToDoubleFunction<Vitals> what) {
    int n = Math.min(SIDES, vitals.size());
    List<Vitals> side =
        last ? vitals.subList(vitals.size() - n, vitals.size()) : vitals.subList(0, n);
    return Quantile.median(side.stream().mapToDouble(what).toArray());
  }
}
