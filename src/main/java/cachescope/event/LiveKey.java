package cachescope.event;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A key in the real server of a {@link LiveRow} before a request, and how near it is to leaving.
 *
 * @param idle since its last use, by our own clock
 * @param uses since it came, by our own count, its arrival included
 * @param idleSeconds OBJECT IDLETIME, in Redis's whole seconds; empty under an LFU policy
 * @param frequency OBJECT FREQ, Redis's logarithmic counter, 0 to 255; empty but under an LFU one
 * @param ttlMillis PTTL; empty where it has no end
 */
public record LiveKey(
    String key,
    Duration idle,
    int uses,
    Optional<Long> idleSeconds,
    Optional<Integer> frequency,
    Optional<Long> ttlMillis) {
  public LiveKey {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(idle, "idle");
    Objects.requireNonNull(idleSeconds, "idleSeconds");
    Objects.requireNonNull(frequency, "frequency");
    Objects.requireNonNull(ttlMillis, "ttlMillis");
  }
}
