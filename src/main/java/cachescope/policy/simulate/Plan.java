package cachescope.policy.simulate;

import cachescope.policy.Capacity;
import cachescope.policy.Future;
import cachescope.policy.Policies;
import cachescope.policy.Policies.Entry;
import cachescope.policy.Policies.Setting;
import cachescope.policy.RedisParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which policies meet a trace, each with each capacity.
 *
 * @param seed of the policies that draw lots
 * @param threads how many may work at once, the reader not counted; 1: the reader does it all
 */
public record Plan(
    List<Entry> policies,
    List<Capacity> capacities,
    long seed,
    RedisParameters redis,
    int threads) {
  /** Keeps copies. */
  public Plan {
    policies = List.copyOf(policies);
    capacities = List.copyOf(capacities);
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be 1 or more, was " + threads);
    }
  }

  /** Of these names, counted in keys, as Redis ships, on one thread. */
  public static Plan of(List<String> names, List<Capacity> capacities) {
    return new Plan(
        names.stream().map(Policies::named).toList(), capacities, 1, RedisParameters.SHIPPED, 1);
  }

  /** With so many threads. */
  public Plan withThreads(int number) {
    return new Plan(policies, capacities, seed, redis, number);
  }

  boolean needsFuture() {
    return policies.stream().anyMatch(Entry::knowsFuture);
  }

  boolean needsKeysOfFuture() {
    return capacities.stream().anyMatch(Capacity::inBytes);
  }

  List<Contestant> contestants(Optional<Future> future) {
    List<Contestant> all = new ArrayList<>();
    for (Entry entry : policies) {
      for (Capacity capacity : capacities) {
        Setting setting = new Setting(capacity, seed, redis, future);
        all.add(new Contestant(entry.name(), capacity, entry.make(setting)));
      }
    }
    return all;
  }
}
