package cachescope.bench;

import java.util.List;

/** A measurement that can be asked for by name. */
interface Benchmark {
  /** The name after {@code -Dbench=}. */
  String name();

  /** What it measures, in one line. */
  String summary();

  /** Measures; one result for each bound. */
  List<BenchResult> run() throws Exception;
}
