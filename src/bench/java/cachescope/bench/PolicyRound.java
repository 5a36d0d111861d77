package cachescope.bench;

import cachescope.policy.Capacity;
import cachescope.policy.EvictionPolicy;
import cachescope.policy.Policies;
import cachescope.policy.RedisParameters;
import cachescope.policy.curve.LruCurve;
import cachescope.policy.curve.SampledLru;
import cachescope.policy.simulate.KeyNumbers;
import cachescope.policy.simulate.Plan;
import cachescope.policy.simulate.Result;
import cachescope.policy.simulate.Simulation;
import cachescope.trace.RequestSource;
import cachescope.trace.RequestTrace;
import cachescope.trace.Zipf;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * One policy in a JVM of its own: prints its best rate, its miss ratio and what it keeps in memory.
 */
final class PolicyRound {
  static final int REQUESTS = 10_000_000;
  static final int UNIVERSE = 1_000_000;
  static final int CAPACITY = 100_000;

  private static final int RUNS = 7;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private PolicyRound() {}

  static void main(String[] args) throws Exception {
    long[] keys = keys();
    double rate = 0;
    double missRatio = 0;
    for (int run = 0; run < RUNS; run++) {
      long start = THREADS.getCurrentThreadCpuTime();
      double measured =
          switch (args[0]) {
            case "ours" -> ours(args[1], keys);
            case "caffeine" -> CaffeinePeer.run(args[1], CAPACITY, keys);
            case "curve" -> curve(keys);
            default -> sampled(Double.parseDouble(args[1]), keys);
          };
      rate = Math.max(rate, REQUESTS * 1e9 / (THREADS.getCurrentThreadCpuTime() - start));
      missRatio = measured;
    }
    double bytes = args[0].equals("ours") && !args[1].equals("opt") ? bytes(args[1], keys) : 0;
    System.out.println(rate + " " + missRatio + " " + bytes);
  }

  /** Zipf 1.0, the keys scrambled. */
  private static long[] keys() {
    Zipf zipf = new Zipf(UNIVERSE, 1, new SplittableRandom(1));
    long[] keys = new long[REQUESTS];
    Arrays.setAll(keys, _ -> scrambled(zipf.nextLong()));
    return keys;
  }

  private static long scrambled(long key) {
    long mixed = (key ^ key >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }

  private static double ours(String name, long[] keys) throws Exception {
    Plan plan = Plan.of(List.of(name), List.of(Capacity.keys(CAPACITY)));
    Result result = Simulation.run(new Kept(keys), plan, _ -> true).results().getFirst();
    return result.missRatio();
  }

  private static double curve(long[] keys) throws IOException {
    LruCurve curve = LruCurve.of(new Kept(keys), _ -> true);
    return 1 - (double) curve.hits(CAPACITY) / keys.length;
  }

  private static double sampled(double rate, long[] keys) throws IOException {
    var shards = SampledLru.of(new Kept(keys), rate, _ -> true);
    return shards.at(List.of((long) CAPACITY)).points().getFirst().missRatio();
  }

  /** Bytes of heap that the policy and the keys' numbers take after the trace. */
  private static double bytes(String name, long[] keys) {
    long before = used();
    KeyNumbers numbers = new KeyNumbers();
    EvictionPolicy policy =
        Policies.named(name)
            .make(
                new Policies.Setting(
                    Capacity.keys(CAPACITY), 1, RedisParameters.SHIPPED, Optional.empty()));
    int[] ids = new int[1_000];
    long[] block = new long[ids.length];
    for (int i = 0; i < keys.length; i += block.length) {
      System.arraycopy(keys, i, block, 0, block.length);
      numbers.number(block, ids, block.length);
      policy.expect(numbers.bound());
      for (int id : ids) {
        policy.request(id, 1);
      }
    }
    long after = used();
    return policy.knows(0) || numbers.size() > 0 ? after - before : 0;
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
    }
    return used;
  }

  private record Kept(long[] keys) implements RequestTrace {
    @Override
    public String name() {
      return "kept";
    }

    @Override
    public boolean sized() {
      return false;
    }

    @Override
    public RequestSource open() {
      return new RequestSource() {
        private int at;

        @Override
        public int read(long[] into, int[] sizes) {
          int count = Math.min(into.length, keys.length - at);
          System.arraycopy(keys, at, into, 0, count);
          at += count;
          return count;
        }

        @Override
        public OptionalLong length() {
          return OptionalLong.of(keys.length);
        }

        @Override
        public void close() {}
      };
    }
  }
}
