package cachescope.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of policies whatever the requests are. */
class LawsTest {
  private static final int SEEDS = 10;

  static List<String> names() {
    return Policies.all().stream().map(Policies.Entry::name).toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void optIsNeverBeaten(String name) {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Integer> requests = Traces.mixed(seed, 2_000);
      for (int keys : new int[] {1, 3, 10, 40}) {
        // With a slot more, OPT can hold whatever TinyLFU turns away at the door.
        int room = name.equals("tinylfu") ? keys + 1 : keys;
        assertThat(Runs.misses(name, keys, requests))
            .as("%s with %d keys, seed %d", name, keys, seed)
            .isGreaterThanOrEqualTo(Runs.misses("opt", room, requests));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lru", "mru", "opt"})
  void aLargerStackNeverMissesMore(String name) {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Integer> requests = Traces.mixed(seed, 2_000);
      int[] misses =
          IntStream.rangeClosed(1, 60).map(k -> Runs.misses(name, k, requests)).toArray();
      for (int i = 1; i < misses.length; i++) {
        assertThat(misses[i])
            .as("%s, %d keys, seed %d", name, i + 1, seed)
            .isLessThanOrEqualTo(misses[i - 1]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatFitsMissesOnlyOnce(String name) {
    List<Integer> requests = Traces.independent(1, 30, 0.8, 3_000);
    // Where a part of the cache has a share of its own, the rest must be large enough.
    assertThat(Runs.misses(name, 3_000, requests)).isEqualTo(30);
  }

  /** E. Gelenbe, IEEE Transactions on Computers C-22(6), 1973. */
  @Test
  void fifoAndRandomAgreeOnIndependentRequests() {
    int requests = 400_000;
    for (double exponent : new double[] {0.6, 1.0}) {
      List<Integer> trace = Traces.independent(7, 1_000, exponent, requests);
      for (int keys : new int[] {50, 200, 500}) {
        double fifo = (double) Runs.misses("fifo", keys, trace) / requests;
        double random = (double) Runs.misses("random", keys, trace) / requests;
        assertThat(fifo)
            .as("%d keys, exponent %s", keys, exponent)
            .isCloseTo(random, within(0.005));
      }
    }
  }

  /** H. Che, Y. Tung and Z. Wang, IEEE JSAC 20(7), 2002. */
  @Test
  void lruIsAsChesApproximationSays() {
    int keys = 2_000;
    int requests = 400_000;
    for (double exponent : new double[] {0.7, 1.0}) {
      List<Integer> trace = Traces.independent(3, keys, exponent, requests);
      for (int capacity : new int[] {50, 200, 800}) {
        double measured = (double) Runs.misses("lru", capacity, trace) / requests;
        assertThat(measured)
            .as("%d keys, exponent %s", capacity, exponent)
            .isCloseTo(che(keys, exponent, capacity), within(0.006));
      }
    }
  }

  /** The miss ratio where a key stays for a time t such that the cache is full on average. */
  private static double che(int keys, double exponent, int capacity) {
    double[] rate = IntStream.range(0, keys).mapToDouble(k -> Math.pow(k + 1, -exponent)).toArray();
    double sum = IntStream.range(0, keys).mapToDouble(k -> rate[k]).sum();
    double low = 0;
    double high = 1e9;
    while (high - low > 1e-6 * high) {
      double t = (low + high) / 2;
      double held = 0;
      for (double each : rate) {
        held += 1 - Math.exp(-each / sum * t);
      }
      if (held < capacity) {
        low = t;
      } else {
        high = t;
      }
    }
    double missed = 0;
    for (double each : rate) {
      missed += each / sum * Math.exp(-each / sum * low);
    }
    return missed;
  }

  @Test
  void aLoopKillsLruButNotMru() {
    List<Integer> loop = IntStream.range(0, 1_000).mapToObj(i -> i % 11).toList();
    assertThat(Runs.misses("lru", 10, loop)).isEqualTo(1_000);
    assertThat(Runs.misses("mru", 10, loop)).isLessThan(130);
    assertThat(Runs.misses("opt", 10, loop)).isLessThan(130);
  }

  @ParameterizedTest
  @MethodSource("names")
  void theSameRunIsTheSameAgain(String name) {
    List<Integer> requests = Traces.mixed(5, 3_000);
    assertThat(Runs.misses(name, 20, requests)).isEqualTo(Runs.misses(name, 20, requests));
  }

  @ParameterizedTest
  @MethodSource("names")
  void aKeyLargerThanTheCacheChangesNothing(String name) {
    List<Integer> requests = Traces.of("1 2 3 1 2 3 9 1 2 3");
    EvictionPolicy policy = Runs.policy(name, Capacity.bytes(3_000), requests);
    int hits = 0;
    for (int id : requests) {
      hits += policy.request(id, id == 3 ? 3_001 : 10) ? 1 : 0;
    }
    assertThat(hits).isEqualTo(6);
  }
}
