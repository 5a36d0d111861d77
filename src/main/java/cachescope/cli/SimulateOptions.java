package cachescope.cli;

import cachescope.policy.Capacity;
import cachescope.policy.Policies;
import cachescope.policy.RedisParameters;
import cachescope.trace.RequestTrace;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What {@code cachescope simulate} was asked for.
 *
 * @param capacities in keys or bytes, rising; empty only with a curve, for sizes of its own
 * @param curve whether to add sizes and tell curves
 * @param points how many sizes a curve has
 * @param sample share of the keys that LRU's curve is made from; empty: all
 * @param seed of the policies that draw lots
 * @param live policies of a real Redis that meets the first requests too, by Redis's names
 */
public record SimulateOptions(
    RequestTrace trace,
    List<Policies.Entry> policies,
    List<Capacity> capacities,
    boolean inBytes,
    boolean curve,
    int points,
    OptionalDouble sample,
    long seed,
    RedisParameters redis,
    int threads,
    List<String> live,
    Form form) {
  /** How the results are printed. */
  public enum Form {
    TABLE,
    JSON,
    CSV
  }

  /** Keeps copies. */
  public SimulateOptions {
    policies = List.copyOf(policies);
    capacities = List.copyOf(capacities);
    live = List.copyOf(live);
    if (capacities.isEmpty() && !curve) {
      throw new IllegalArgumentException(
          "--capacity says how much the cache holds, such as --capacity 1000 or 100,1000");
    }
  }
}
