package cachescope.policy.step;

import cachescope.policy.Capacity;
import cachescope.policy.Departure;
import cachescope.policy.EvictionPolicy;
import cachescope.policy.Future;
import cachescope.policy.Policies;
import cachescope.policy.RedisParameters;
import cachescope.policy.Structure;
import cachescope.policy.step.Step.Leaving;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a policy through a sequence and writes down every step.
 *
 * <p>Nothing is said of a policy that it does not do: who leaves is the difference of two looks at
 * it, and who leaves next is found by asking a second one, brought to the same step, for a key that
 * was never seen.
 */
public final class Stepping {
  private final Requests requests;
  private final int[] numbers;
  private final List<String> names;
  private final Policies.Entry policy;
  private final int capacity;
  private final long seed;

  private Stepping(Requests requests, Policies.Entry policy, int capacity, long seed) {
    this.requests = requests;
    this.policy = policy;
    this.capacity = capacity;
    this.seed = seed;
    numbers = requests.numbers();
    names = requests.names();
  }

  /** What is known of a key in the cache. */
  private record Stay(int arrived, int lastUsed, int uses) {
    Stay used(int number) {
      return new Stay(arrived, number, uses + 1);
    }
  }

  /**
   * The policy's way.
   *
   * @param capacity keys that fit, 1 or more
   * @param seed of a policy that draws lots
   */
  public static Stepped through(Requests requests, Policies.Entry policy, int capacity, long seed) {
    return new Stepping(requests, policy, capacity, seed).stepped();
  }

  private Stepped stepped() {
    EvictionPolicy cache = fresh(numbers);
    Map<Integer, Stay> stays = new HashMap<>();
    List<Step> steps = new ArrayList<>();
    Structure before = cache.look();
    steps.add(new Step(0, "", false, List.of(), named(before), Optional.empty(), 0));
    int hits = 0;
    for (int number = 1; number <= numbers.length; number++) {
      int id = numbers[number - 1];
      boolean hit = cache.request(id, 1);
      hits += hit ? 1 : 0;
      Structure after = cache.look();
      Stay arriving = new Stay(number, number, 0);
      stays.put(id, (hit ? stays.getOrDefault(id, arriving) : arriving).used(number));
      List<Leaving> left = leaving(cache, before, after, id, number, stays);
      Optional<Leaving> next = next(number, after, stays);
      steps.add(new Step(number, names.get(id), hit, left, named(after), next, hits));
      before = after;
    }
    return new Stepped(policy, steps);
  }

  private List<Leaving> leaving(
      EvictionPolicy cache,
      Structure before,
      Structure after,
      int asked,
      int number,
      Map<Integer, Stay> stays) {
    List<Integer> gone = new ArrayList<>(before.cached());
    if (!gone.contains(asked)) {
      gone.add(asked);
    }
    gone.removeAll(after.cached());
    return gone.stream().map(id -> leaving(cache, before, id, id == asked, number, stays)).toList();
  }

  private Leaving leaving(
      EvictionPolicy cache,
      Structure before,
      int id,
      boolean asked,
      int number,
      Map<Integer, Stay> stays) {
    String from = asked ? "" : before.partOf(id).map(Structure.Part::name).orElse("");
    Stay stay = stays.getOrDefault(id, new Stay(number, number, 1));
    String name = id < names.size() ? names.get(id) : "";
    Departure departure =
        new Departure(from, stay.arrived, stay.lastUsed, stay.uses, requests.next(name, number));
    return new Leaving(name, cache.why(departure));
  }

  /** Brings a second policy to this step and asks it for a key that was never seen. */
  private Optional<Leaving> next(int number, Structure now, Map<Integer, Stay> stays) {
    int[] changed = new int[numbers.length + 1];
    System.arraycopy(numbers, 0, changed, 0, number);
    System.arraycopy(numbers, number, changed, number + 1, numbers.length - number);
    changed[number] = names.size();
    EvictionPolicy second = fresh(changed);
    for (int i = 0; i <= number; i++) {
      second.request(changed[i], 1);
    }
    List<Leaving> left = leaving(second, now, second.look(), names.size(), number, stays);
    return left.stream()
        .findFirst()
        .map(each -> each.key().isEmpty() ? new Leaving("the newcomer", each.why()) : each);
  }

  private EvictionPolicy fresh(int[] order) {
    Optional<Future> future = policy.knowsFuture() ? Optional.of(future(order)) : Optional.empty();
    EvictionPolicy made =
        policy.make(
            new Policies.Setting(
                Capacity.keys(capacity),
                seed,
                RedisParameters.SHIPPED.withRequestsPerSecond(1),
                future));
    made.expect(names.size() + 1);
    return made;
  }

  private static Future future(int... order) {
    Future future = new Future(true);
    for (int id : order) {
      future.add(id);
    }
    future.close();
    return future;
  }

  private List<Step.Part> named(Structure structure) {
    return structure.parts().stream()
        .map(part ->
            new Step.Part(
                part.name(),
                part.shape(),
                part.first(),
                part.last(),
                part.slots().stream()
                    .map(slot -> new Step.Slot(names.get(slot.id()), slot.note(), slot.marked()))
                    .toList(),
                part.hand() < 0 ? Optional.empty() : Optional.of(part.hand()),
                part.note()))
        .toList();
  }
}
