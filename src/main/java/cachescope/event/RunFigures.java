package cachescope.event;

import java.util.Objects;

/**
 * What a stretch of requests cost, and what the cache lost meanwhile.
 *
 * @param answers latencies and loads
 * @param stale reads whose answer was older than what was committed before they began
 * @param evicted and {@code expired}: keys that left Redis, seen from Redis
 */
public record RunFigures(ArmFigures answers, long stale, long evicted, long expired) {
  public RunFigures {
    Objects.requireNonNull(answers, "answers");
  }
}
