package cachescope.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** What one reading of the clock costs: each latency on the screen holds one of them. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ClockCost implements Benchmark {
  private static final double MOST_NANOS = 500;

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public String summary() {
    return "one reading of the clock, in nanoseconds";
  }

  @Override
  public List<BenchResult> run() throws Exception {
    var options =
        new OptionsBuilder()
            .include(ClockCost.class.getName() + ".read")
            .forks(1)
            .warmupIterations(3)
            .warmupTime(TimeValue.milliseconds(300))
            .measurementIterations(5)
            .measurementTime(TimeValue.milliseconds(300))
            .build();
    var measured = new Runner(options).runSingle().getPrimaryResult();
    return List.of(BenchResult.atMost(MOST_NANOS, name(), measured.getScore(), "ns"));
  }

  /** The measured code. */
  @org.openjdk.jmh.annotations.Benchmark
  public long read() {
    return System.nanoTime();
  }
}
