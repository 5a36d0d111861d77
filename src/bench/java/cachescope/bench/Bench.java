package cachescope.bench;

import java.nio.file.Path;
import java.util.List;

/** Runs one benchmark by name and writes what it measured to {@code target/bench}. */
final class Bench {
  private static final List<Benchmark> ALL =
      List.of(
          new ClockCost(),
          new HitPath(),
          new Protection(),
          new Observed(),
          new Frames(),
          new Soak(),
          new Seek(),
          new PolicySpeed(),
          new NearHits());

  private static final int HOLDS = 0;
  private static final int DOES_NOT_HOLD = 1;
  private static final int WRONG_USAGE = 2;

  private Bench() {}

  static void main(String[] args) throws Exception {
    if (args.length == 1 && args[0].equals("list")) {
      ALL.forEach(each -> System.out.printf("%-16s %s%n", each.name(), each.summary()));
      System.exit(HOLDS);
    }
    var named = ALL.stream().filter(each -> args.length == 1 && each.name().equals(args[0]));
    var chosen = named.findFirst();
    if (chosen.isEmpty()) {
      System.err.printf(
          "There is no benchmark named \"%s\"; there are: %s.%n",
          String.join(" ", args), String.join(", ", ALL.stream().map(Benchmark::name).toList()));
      System.exit(WRONG_USAGE);
    }
    var results = chosen.orElseThrow().run();
    for (BenchResult result : results) {
      System.out.printf("%s (%s)%n", result, result.writeTo(Path.of("target", "bench")));
    }
    System.exit(results.stream().allMatch(BenchResult::holds) ? HOLDS : DOES_NOT_HOLD);
  }
}
