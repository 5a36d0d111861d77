package cachescope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One measured number beside the bound that it must hold.
 *
 * @param name the file's name, without its ending
 * @param value what was measured, in {@code unit}
 * @param comparison on which side of the bound the value must be
 * @param holds whether it is on that side
 * @param details whatever else was measured, by name
 */
record BenchResult(
    String name,
    double value,
    String unit,
    Comparison comparison,
    double bound,
    boolean holds,
    Map<String, Double> details,
    Machine machine) {

  /** The side of the bound on which a value is good; the bound itself is good. */
  enum Comparison {
    AT_MOST,
    AT_LEAST
  }

  static BenchResult atMost(double bound, String name, double value, String unit) {
    return of(name, value, unit, Comparison.AT_MOST, bound, value <= bound);
  }

  static BenchResult atLeast(double bound, String name, double value, String unit) {
    return of(name, value, unit, Comparison.AT_LEAST, bound, value >= bound);
  }

  private static BenchResult of(
      String name, double value, String unit, Comparison comparison, double bound, boolean holds) {
    return new BenchResult(name, value, unit, comparison, bound, holds, Map.of(), Machine.here());
  }

  BenchResult with(Map<String, Double> moreDetails) {
    return new BenchResult(name, value, unit, comparison, bound, holds, moreDetails, machine);
  }

  /** Writes {@code name.json} into the folder. */
  Path writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    var file = folder.resolve(name + ".json");
    var mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Files.writeString(file, mapper.writeValueAsString(this) + "\n");
    return file;
  }

  @Override
  public String toString() {
    return "%s: %.3f %s, %s %.3f: %s"
        .formatted(
            name,
            value,
            unit,
            comparison == Comparison.AT_MOST ? "at most" : "at least",
            bound,
            holds ? "holds" : "DOES NOT HOLD");
  }
}
