package cachescope.redis.live;

import cachescope.event.LiveKey;
import java.util.Comparator;
import java.util.List;

/** Who should leave under a maxmemory-policy, if Redis looked at every key and not at a sample. */
enum Rule {
  /** Who was idle longest. */
  IDLE {
    @Override
    long nearness(LiveKey key) {
      return key.idleSeconds().orElse(0L);
    }
  },
  /** Whose counter is lowest. */
  COUNTER {
    @Override
    long nearness(LiveKey key) {
      return -key.frequency().orElse(0);
    }
  },
  /** Whose time to live ends first. */
  END {
    @Override
    long nearness(LiveKey key) {
      return -key.ttlMillis().orElse(Long.MAX_VALUE);
    }
  },
  /** Anybody, by lot. */
  LOT,
  /** Nobody: what does not fit is refused. */
  NOBODY;

  /** The rule of a policy, by its Redis name. */
  static Rule of(String policy) {
    if (policy.endsWith("-lru") || policy.endsWith("-lrm")) {
      return IDLE;
    }
    if (policy.endsWith("-lfu")) {
      return COUNTER;
    }
    if (policy.endsWith("-ttl")) {
      return END;
    }
    return policy.endsWith("-random") ? LOT : NOBODY;
  }

  /** The larger, the sooner it should leave. */
  long nearness(LiveKey key) {
    return 0;
  }

  /** Who should leave first stands first; equals as by our own clock, idle longest first. */
  List<LiveKey> order(List<LiveKey> keys) {
    return keys.stream()
        .sorted(
            Comparator.comparingLong(this::nearness)
                .reversed()
                .thenComparing(LiveKey::idle, Comparator.reverseOrder()))
        .toList();
  }

  /** Of keys in this order, the first and its equals; empty where nobody can know. */
  List<String> next(List<LiveKey> ordered) {
    if (this == LOT || this == NOBODY || ordered.isEmpty()) {
      return List.of();
    }
    long nearest = nearness(ordered.getFirst());
    return ordered.stream().filter(key -> nearness(key) == nearest).map(LiveKey::key).toList();
  }
}
