package cachescope.policy.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.policy.Capacity;
import cachescope.policy.Policies;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final List<String> ALL =
      Policies.all().stream().map(Policies.Entry::name).toList();

  private static KeptTrace random(long seed, int requests, int keys) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] raw =
        random.doubles(requests).mapToLong(d -> (long) (Math.pow(keys, d) * 1e12)).toArray();
    int[] bytes = new int[requests];
    for (int i = 0; i < requests; i++) {
      raw[i] /= 1_000_000_000_000L;
      bytes[i] = (int) (1 + raw[i] % 50);
    }
    return new KeptTrace(raw, bytes);
  }

  @Test
  void threadsChangeNothing() throws Exception {
    KeptTrace trace = random(1, 100_000, 5_000);
    Plan plan = Plan.of(ALL, List.of(Capacity.keys(20), Capacity.keys(900), Capacity.bytes(7_000)));
    Simulation.Outcome alone = Simulation.run(trace, plan, _ -> true);
    Simulation.Outcome together = Simulation.run(trace, plan.withThreads(3), _ -> true);
    assertThat(counts(together)).isEqualTo(counts(alone)).hasSize(3 * ALL.size());
    assertThat(alone.whole()).isTrue();
    assertThat(alone.results())
        .allMatch(result -> result.requests() == 100_000 && result.nanos() > 0)
        .allMatch(result -> result.missRatio() > 0 && result.missRatio() < 1);
  }

  @Test
  void whereNumbersAreGivenAgainTheAnswersStayTheSame() throws Exception {
    // Favourites among ever new keys, more than are numbered before numbers are taken back.
    int requests = 10_000_000;
    long[] keys = new long[requests];
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < requests; i++) {
      keys[i] = i % 20 == 0 ? random.nextInt(400) : 1_000 + i;
    }
    KeptTrace trace = KeptTrace.of(keys);
    List<String> names = List.of("lru", "arc", "s3-fifo", "lirs", "clock");
    Plan plan = Plan.of(names, List.of(Capacity.keys(3_000)));
    Simulation.Outcome bounded = Simulation.run(trace, plan, _ -> true);
    assertThat(bounded.distinct()).isLessThan(5_500_000);
    // OPT knows every number for good, so that none is taken back.
    Plan unbounded =
        Plan.of(List.of("opt", "lru", "arc", "s3-fifo", "lirs", "clock"), plan.capacities());
    Simulation.Outcome all = Simulation.run(trace, unbounded, _ -> true);
    assertThat(all.distinct()).isGreaterThan(9_000_000);
    assertThat(counts(bounded)).isEqualTo(counts(all).subList(1, 6));
  }

  @Test
  void itEndsWhenItIsTold() throws Exception {
    KeptTrace trace = random(3, 200_000, 1_000);
    AtomicLong reached = new AtomicLong();
    Plan plan = Plan.of(List.of("fifo", "lru"), List.of(Capacity.keys(10))).withThreads(2);
    Simulation.Outcome outcome =
        Simulation.run(
            trace,
            plan,
            requests -> {
              reached.set(requests);
              return requests < 50_000;
            });
    assertThat(outcome.whole()).isFalse();
    assertThat(outcome.results())
        .allMatch(result -> result.requests() == reached.get())
        .allMatch(result -> result.requests() >= 50_000 && result.requests() < 200_000);
  }

  @Test
  void whereItEndsBeforeTheFutureIsKnownThereIsNothing() throws Exception {
    Plan plan = Plan.of(List.of("opt"), List.of(Capacity.keys(10)));
    Simulation.Outcome outcome = Simulation.run(random(3, 200_000, 1_000), plan, _ -> false);
    assertThat(outcome.results()).isEmpty();
    assertThat(outcome.whole()).isFalse();
  }

  @Test
  void anEmptyTraceHasNoMisses() throws Exception {
    Plan plan = Plan.of(ALL, List.of(Capacity.keys(10)));
    assertThat(Simulation.run(KeptTrace.of(), plan, _ -> true).results())
        .hasSize(ALL.size())
        .allMatch(result -> result.missRatio() == 0 && result.requestsPerSecond() == 0);
  }

  @Test
  void aPolicyThatDoesNotExistIsNamed() {
    assertThatThrownBy(() -> Plan.of(List.of("lru", "lrru"), List.of()))
        .hasMessage(
            "there is no policy 'lrru'; there are fifo, lru, lfu, lfu-da, mru, random, clock, slru,"
                + " 2q, lru-k, arc, lirs, tinylfu, w-tinylfu, sieve, s3-fifo, redis-lru, redis-lfu,"
                + " ttl, opt");
  }

  private static List<List<Object>> counts(Simulation.Outcome outcome) {
    return outcome.results().stream()
        .<List<Object>>map(
            r -> List.of(r.policy(), r.capacity(), r.requests(), r.hits(), r.misses()))
        .toList();
  }
}
