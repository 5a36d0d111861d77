package cachescope.event;

import java.util.Objects;

/**
 * A workload as a person describes it. The same spec and seed give the same requests.
 *
 * @param shape which users are asked for
 * @param users how many users there are, ids 1 to {@code users}; 1 to 1,000,000
 * @param skew Zipf's exponent, 0 to 3; used by {@link Shape#ZIPF} only
 * @param ratePerSecond open-loop arrivals, 0.1 to 20,000 a second
 * @param writeShare share of requests that write, 0 to 1
 * @param seed of the random numbers
 */
public record WorkloadSpec(
    Shape shape, int users, double skew, double ratePerSecond, double writeShare, long seed) {

  /** Which users are asked for. */
  public enum Shape {
    /** Few users are asked for very often, many hardly ever. */
    ZIPF,
    /** Every user as often as any other. */
    UNIFORM,
    /** A tenth of the users gets nine tenths of the requests, and that tenth moves. */
    HOT_SET,
    /** One user after the other, each once. */
    SCAN,
    /** One user after the other, round and round. */
    LOOP
  }

  public static final WorkloadSpec CLASSIC = new WorkloadSpec(Shape.ZIPF, 50, 1.0, 40, 0.01, 1);

  public WorkloadSpec {
    Objects.requireNonNull(shape, "shape");
    inRange("users", users, 1, 1_000_000);
    inRange("skew", skew, 0, 3);
    inRange("rate (requests per second)", ratePerSecond, 0.1, 20_000);
    inRange("share of writes", writeShare, 0, 1);
  }

  private static void inRange(String what, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          what + " must be from " + low + " to " + high + ", was " + value);
    }
  }
}
