package cachescope.policy;

import java.util.List;
import java.util.Optional;

/** Runs a policy by its name on requests. */
final class Runs {
  static final RedisParameters REDIS = new RedisParameters(5, 10, 1, 2);

  private Runs() {}

  static EvictionPolicy policy(String name, Capacity capacity, List<Integer> requests) {
    Future future = new Future(true);
    requests.forEach(future::add);
    future.close();
    EvictionPolicy policy =
        Policies.named(name).make(new Policies.Setting(capacity, 1, REDIS, Optional.of(future)));
    policy.expect(requests.stream().mapToInt(id -> id).max().orElse(0) + 1);
    return policy;
  }

  static int misses(String name, long keys, List<Integer> requests) {
    EvictionPolicy policy = policy(name, Capacity.keys(keys), requests);
    return (int) requests.stream().filter(id -> !policy.request(id, 1)).count();
  }
}
