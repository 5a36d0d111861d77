package cachescope.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every policy answers every request as its slow, obvious twin does. */
class TwinsTest {
  private static final int SEEDS = 12;
  private static final int REQUESTS = 1_500;
  private static final List<Integer> KEYS = List.of(1, 2, 3, 4, 5, 8, 13, 30, 120);
  private static final List<Integer> BYTES = List.of(1, 7, 20, 55, 130, 600);

  static Stream<String> names() {
    return Policies.all().stream().map(Policies.Entry::name);
  }

  private static Twin twin(String name, Capacity capacity, List<Integer> requests) {
    return switch (name) {
      case "fifo" -> new OldTwins.Fifo(capacity);
      case "lru" -> new OldTwins.Lru(capacity);
      case "lfu" -> new OldTwins.Lfu(capacity);
      case "lfu-da" -> new OldTwins.LfuDa(capacity);
      case "mru" -> new OldTwins.Mru(capacity);
      case "random" -> new OldTwins.RandomChoice(capacity);
      case "clock" -> new OldTwins.Clock(capacity);
      case "slru" -> new QueueTwins.Slru(capacity);
      case "2q" -> new QueueTwins.TwoQueues(capacity);
      case "lru-k" -> new OldTwins.LruK(capacity);
      case "arc" -> new QueueTwins.Arc(capacity);
      case "lirs" -> new QueueTwins.Lirs(capacity);
      case "tinylfu" -> new CountingTwins.TinyLfu(capacity);
      case "w-tinylfu" -> new CountingTwins.WTinyLfu(capacity);
      case "sieve" -> new OldTwins.Sieve(capacity);
      case "s3-fifo" -> new QueueTwins.S3Fifo(capacity);
      case "redis-lru" -> new CountingTwins.RedisLru(capacity, Runs.REDIS);
      case "redis-lfu" -> new CountingTwins.RedisLfu(capacity, Runs.REDIS);
      case "ttl" -> new OldTwins.Ttl(capacity);
      case "opt" -> new OldTwins.Opt(capacity, requests);
      default -> throw new AssertionError(name + " has no twin: write one");
    };
  }

  @ParameterizedTest
  @MethodSource("names")
  void countingKeys(String name) {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Integer> requests = Traces.mixed(seed, REQUESTS);
      for (int keys : KEYS) {
        compare(name, Capacity.keys(keys), requests, new SplittableRandom(seed), 1);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void countingBytes(String name) {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Integer> requests = Traces.mixed(100 + seed, REQUESTS / 2);
      for (int bytes : BYTES) {
        compare(name, Capacity.bytes(bytes), requests, new SplittableRandom(seed), 12);
      }
    }
  }

  /** A key's size may be another with each request. */
  private static void compare(
      String name,
      Capacity capacity,
      List<Integer> requests,
      SplittableRandom random,
      int largest) {
    EvictionPolicy policy = Runs.policy(name, capacity, requests);
    Twin twin = twin(name, capacity, requests);
    Map<Integer, Integer> asked = new HashMap<>();
    for (int i = 0; i < requests.size(); i++) {
      int id = requests.get(i);
      int size = 1 + random.nextInt(largest);
      boolean hit = policy.request(id, size);
      if (!hit) {
        asked.put(id, size);
      }
      assertThat(hit)
          .as("%s, %s, request %d for %d of %d", name, capacity, i, id, size)
          .isEqualTo(twin.request(id, size));
    }
    List<Integer> cached = policy.look().cached();
    assertThat(new HashSet<>(cached)).as("%s shows each key once", name).hasSameSizeAs(cached);
    assertThat(cached).allMatch(policy::knows);
    assertThat(cached.stream().mapToLong(asked::get).sum())
        .as("%s, %s: what it shows", name, capacity)
        .isLessThanOrEqualTo(capacity.units());
  }
}
