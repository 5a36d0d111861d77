package cachescope.bench;

import cachescope.service.NearLook;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** A hit in the near cache over a bare get of Caffeine, by JMH. */
final class NearHits implements Benchmark {
  private static final double BOUND = 2;

  @Override
  public String name() {
    return "near-cache";
  }

  @Override
  public String summary() {
    return "a look into the near cache over a bare Caffeine get that needs no decoding either";
  }

  @Override
  public List<BenchResult> run() throws Exception {
    double bare = score("bareGet");
    double near = score("nearGet");
    return List.of(
        BenchResult.atMost(BOUND, "near-cache", near / bare, "× the bare get")
            .with(
                Map.of(
                    "near get ns",
                    near,
                    "bare get ns",
                    bare,
                    "a whole request with its three facts ns",
                    score("request"),
                    "load after",
                    Machine.load())));
  }

  /** The least disturbed of many short iterations: neighbours only ever make it longer. */
  private static double score(String method) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include("\\Q" + NearLook.class.getName() + "." + method + "\\E$")
            .forks(3)
            .warmupIterations(10)
            .warmupTime(TimeValue.milliseconds(200))
            .measurementIterations(20)
            .measurementTime(TimeValue.milliseconds(200))
            .build();
    return new Runner(options).runSingle().getPrimaryResult().getStatistics().getMin();
  }
}
