package cachescope.workload;

import cachescope.event.Amounts;
import cachescope.event.WorkloadSpec;
import cachescope.event.WorkloadSpec.Shape;
import java.util.Locale;
import java.util.Optional;

/**
 * Workloads as a line of text: {@code zipf:1.0,users=500,rate=40,writes=5%,seed=1}, or {@code
 * none}.
 *
 * <p>What is left out is as in {@link WorkloadSpec#CLASSIC}.
 */
public final class WorkloadText {
  private static final String FORM = "zipf:1.0,users=500,rate=40,writes=5%,seed=1";

  private WorkloadText() {}

  /**
   * Reads a workload.
   *
   * @return empty for {@code none}
   * @throws IllegalArgumentException with a sentence that names the field
   */
  public static Optional<WorkloadSpec> parse(String text) {
    if (text.strip().equalsIgnoreCase("none")) {
      return Optional.empty();
    }
    String[] parts = text.strip().split(",", -1);
    WorkloadSpec spec = shape(parts[0].strip());
    for (int i = 1; i < parts.length; i++) {
      String[] field = parts[i].strip().split("=", 2);
      if (field.length != 2) {
        throw new IllegalArgumentException(
            "workload: '" + parts[i].strip() + "' is no field; write it as in " + FORM);
      }
      spec = with(spec, field[0].strip(), field[1].strip());
    }
    return Optional.of(spec);
  }

  private static WorkloadSpec shape(String text) {
    String[] nameAndSkew = text.split(":", 2);
    Shape shape =
        switch (nameAndSkew[0].toLowerCase(Locale.ROOT)) {
          case "zipf" -> Shape.ZIPF;
          case "uniform" -> Shape.UNIFORM;
          case "hotset", "hot-set", "hot_set" -> Shape.HOT_SET;
          case "scan" -> Shape.SCAN;
          case "loop" -> Shape.LOOP;
          default ->
              throw new IllegalArgumentException(
                  "workload: '"
                      + nameAndSkew[0]
                      + "' is no shape; there are zipf, uniform, hotset, scan, loop and none");
        };
    if (nameAndSkew.length == 2 && shape != Shape.ZIPF) {
      throw new IllegalArgumentException(
          "workload: only zipf has a number behind it, such as zipf:1.0");
    }
    WorkloadSpec classic = WorkloadSpec.CLASSIC;
    double skew = nameAndSkew.length == 2 ? number("zipf", nameAndSkew[1]) : classic.skew();
    return new WorkloadSpec(
        shape,
        classic.users(),
        skew,
        classic.ratePerSecond(),
        classic.writeShare(),
        classic.seed());
  }

  private static WorkloadSpec with(WorkloadSpec spec, String field, String value) {
    int users = spec.users();
    double rate = spec.ratePerSecond();
    double writes = spec.writeShare();
    long seed = spec.seed();
    switch (field.toLowerCase(Locale.ROOT)) {
      case "users" -> users = Math.toIntExact(whole("users", value, 1, 1_000_000));
      case "rate" -> rate = number("rate", value);
      case "writes" -> writes = share(value);
      case "seed" -> seed = whole("seed", value, Long.MIN_VALUE, Long.MAX_VALUE);
      default ->
          throw new IllegalArgumentException(
              "workload: there is no field '"
                  + field
                  + "'; there are users, rate, writes and seed");
    }
    return new WorkloadSpec(spec.shape(), users, spec.skew(), rate, writes, seed);
  }

  private static double share(String value) {
    return value.endsWith("%")
        ? number("writes", value.substring(0, value.length() - 1)) / 100
        : number("writes", value);
  }

  private static double number(String field, String value) {
    return Amounts.number("workload: " + field, value, FORM);
  }

  private static long whole(String field, String value, long low, long high) {
    return Amounts.whole("workload: " + field, value, low, high);
  }
}
