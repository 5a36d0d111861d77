package cachescope.policy.simulate;

import cachescope.policy.Capacity;
import cachescope.policy.EvictionPolicy;

/** One policy with one capacity, and how it fared so far. For one thread at a time. */
final class Contestant {
  private final String name;
  private final Capacity capacity;
  private final EvictionPolicy policy;
  private long requests;
  private long hits;
  private long nanos;

  Contestant(String name, Capacity capacity, EvictionPolicy policy) {
    this.name = name;
    this.capacity = capacity;
    this.policy = policy;
  }

  void meet(Block block) {
    long start = System.nanoTime();
    policy.expect(block.bound());
    hits +=
        capacity.inBytes()
            ? hits(policy, block.numbers(), block.sizes(), block.count())
            : hits(policy, block.numbers(), block.count());
    requests += block.count();
    nanos += System.nanoTime() - start;
  }

  private static int hits(EvictionPolicy policy, int[] numbers, int count) {
    int hits = 0;
    for (int i = 0; i < count; i++) {
      if (policy.request(numbers[i], 1)) {
        hits++;
      }
    }
    return hits;
  }

  private static int hits(EvictionPolicy policy, int[] numbers, int[] sizes, int count) {
    int hits = 0;
    for (int i = 0; i < count; i++) {
      if (policy.request(numbers[i], sizes[i])) {
        hits++;
      }
    }
    return hits;
  }

  boolean knows(int number) {
    return policy.knows(number);
  }

  /**
   * How it fared.
   *
   * @param numbering nanoseconds that numbering the keys took
   */
  Result result(long numbering) {
    return new Result(name, capacity, requests, hits, nanos + numbering);
  }
}
