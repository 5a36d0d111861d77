package cachescope.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many requests a second each policy decides, beside the policy objects of Caffeine's
 * simulator.
 *
 * <p>Zipf 1.0, 10 M requests for 1 M scrambled keys, room for 100,000, one core; numbering the keys
 * counts in our time. Each side runs in a JVM of its own, in turns, and gives its best of several
 * runs there; the ratio is the median of the rounds.
 */
final class PolicySpeed implements Benchmark {
  private static final int ROUNDS = 3;
  private static final double STACK_DISTANCE_TOOL = 1.2e6;

  /** Caffeine's own is the fastest peer for all but OPT, where libCacheSim is 4.3 / 0.9 as fast. */
  private static final List<Bound> BOUNDS =
      List.of(
          new Bound("fifo", 3),
          new Bound("lru", 5),
          new Bound("clock", 5),
          new Bound("sieve", 3),
          new Bound("lfu", 3),
          new Bound("s3-fifo", 3),
          new Bound("arc", 3),
          new Bound("2q", 3),
          new Bound("w-tinylfu", 2),
          new Bound("opt", 3 * 4.3 / 0.9));

  /**
   * What must hold of a policy.
   *
   * @param ratio how many times as fast as Caffeine's it must be
   */
  private record Bound(String policy, double ratio) {}

  @Override
  public String name() {
    return "simulate";
  }

  @Override
  public String summary() {
    return "requests a second of each policy over Caffeine's simulator; LRU's curves";
  }

  @Override
  public List<BenchResult> run() throws Exception {
    List<BenchResult> results = new ArrayList<>();
    for (Bound each : BOUNDS) {
      results.add(against(each.policy(), each.ratio()));
      System.out.println(results.getLast());
    }
    double[] curve = round("curve", "lru");
    double[] hundredth = round("sampled", "0.01");
    double[] tenth = round("sampled", "0.1");
    results.add(
        BenchResult.atLeast(
                3, "simulate-curve", curve[0] / STACK_DISTANCE_TOOL, "× 1.2 M requests/s")
            .with(
                Map.of(
                    "M requests/s",
                    curve[0] / 1e6,
                    "SHARDS 0.01 M requests/s",
                    hundredth[0] / 1e6,
                    "SHARDS 0.01 off at 100,000 keys",
                    Math.abs(hundredth[1] - curve[1]),
                    "SHARDS 0.1 M requests/s",
                    tenth[0] / 1e6,
                    "SHARDS 0.1 off at 100,000 keys",
                    Math.abs(tenth[1] - curve[1]),
                    "load after",
                    Machine.load())));
    return results;
  }

  private static BenchResult against(String policy, double bound) throws Exception {
    double[] ratios = new double[ROUNDS];
    double[] ours = new double[ROUNDS];
    double[] theirs = new double[ROUNDS];
    Map<String, Double> figures = new LinkedHashMap<>();
    for (int i = 0; i < ROUNDS; i++) {
      double[] our = round("ours", policy);
      double[] their = round("caffeine", policy);
      ours[i] = our[0];
      theirs[i] = their[0];
      ratios[i] = our[0] / their[0];
      figures.put("miss ratio", our[1]);
      figures.put("peer miss ratio", their[1]);
      figures.put("bytes a cached key", our[2] / PolicyRound.CAPACITY);
      figures.put("load after", Machine.load());
    }
    figures.put("M requests/s", Quantile.median(ours) / 1e6);
    figures.put("peer M requests/s", Quantile.median(theirs) / 1e6);
    figures.put("ratio least", Arrays.stream(ratios).min().orElse(0));
    figures.put("ratio most", Arrays.stream(ratios).max().orElse(0));
    return BenchResult.atLeast(bound, "simulate-" + policy, Quantile.median(ratios), "× Caffeine's")
        .with(figures);
  }

  /** In a JVM of its own: requests a second, miss ratio, bytes. */
  private static double[] round(String side, String policy)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx3g",
                "-classpath",
                System.getProperty("java.class.path"),
                PolicyRound.class.getName(),
                side,
                policy)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said;
    try (var out = process.getInputStream()) {
      said = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
    if (process.waitFor() != 0) {
      throw new IOException(side + " " + policy + " failed: " + said);
    }
    String last = said.lines().reduce("", (_, line) -> line);
    return Arrays.stream(last.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
