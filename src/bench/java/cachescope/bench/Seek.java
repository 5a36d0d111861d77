package cachescope.bench;

import cachescope.event.LoggedEvent;
import cachescope.event.RedisEvent;
import cachescope.metrics.Metrics;
import cachescope.session.Frame;
import cachescope.session.Replay;
import cachescope.session.SyntheticRun;
import cachescope.stage.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** How long it takes to show any moment of a long recording, from its checkpoints. */
final class Seek implements Benchmark {
  private static final int EVENTS = 1_000_000;
  private static final int SEEKS = 100;
  private static final int CHECKED = 10;
  private static final int TAIL = 500;

  @Override
  public String name() {
    return "seek";
  }

  @Override
  public String summary() {
    return "100 seeded seeks in a recording of a million events";
  }

  @Override
  public List<BenchResult> run() throws Exception {
    var log = new SyntheticRun(20_251_124, EVENTS, 1_000, 20_000, 2_000);
    long before = heap();
    long began = System.nanoTime();
    var replay = new Replay(log, "seek");
    replay.start();
    replay.awaitOpen();
    double opening = (System.nanoTime() - began) / 1e9;
    Random random = new Random(1);
    long end = log.at(EVENTS).orElseThrow().at();
    for (int i = 0; i < SEEKS; i++) {
      replay.frameAt(random.nextLong(end));
    }
    double[] millis = new double[SEEKS];
    List<Frame> seen = new ArrayList<>();
    for (int i = 0; i < SEEKS; i++) {
      long time = random.nextLong(end);
      long start = System.nanoTime();
      Frame frame = replay.frameAt(time);
      millis[i] = (System.nanoTime() - start) / 1e6;
      if (i % (SEEKS / CHECKED) == 0) {
        seen.add(frame);
      }
    }
    for (Frame frame : seen) {
      check(log, frame);
    }
    seen.clear();
    double used = heap() / (double) (1 << 20);
    replay.close();
    var details =
        Map.of(
            "p50 ms", Quantile.of(millis, 0.5),
            "heap of the log MB", before / (double) (1 << 20),
            "load after", Machine.load());
    return List.of(
        BenchResult.atMost(100, "seek-p99", Quantile.of(millis, 0.99), "ms").with(details),
        BenchResult.atMost(10, "seek-opening", opening, "s"),
        BenchResult.atMost(512, "seek-heap", used, "MB"));
  }

  /** The same as a fold of everything up to that moment. */
  private static void check(SyntheticRun log, Frame frame) {
    var stage = new Stage();
    var metrics = new Metrics();
    var tail = new ArrayDeque<LoggedEvent>();
    for (long seq = 1; seq <= frame.playback().seq(); seq++) {
      LoggedEvent event = log.at(seq).orElseThrow();
      stage.apply(event);
      metrics.apply(event);
      if (!(event.event() instanceof RedisEvent.ServerRead)) {
        tail.addLast(event);
        if (tail.size() > TAIL) {
          tail.removeFirst();
        }
      }
    }
    metrics.advance(frame.playback().picture());
    var numbers = metrics.snapshot();
    boolean same =
        stage.snapshot().equals(frame.stage())
            && numbers.totals().equals(frame.metrics().totals())
            && numbers.recent().equals(frame.metrics().recent())
            && numbers.overall().equals(frame.metrics().overall())
            && numbers.lastMinute().equals(frame.metrics().lastMinute())
            && List.copyOf(tail).equals(frame.events());
    if (!same) {
      throw new IllegalStateException(
          "the moment " + frame.playback().picture() + " is not what a full fold gives");
    }
  }

  private static long heap() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
