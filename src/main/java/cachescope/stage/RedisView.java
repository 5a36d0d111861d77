package cachescope.stage;

import cachescope.event.RedisStatus;
import cachescope.event.ServerReading;
import java.util.Objects;
import java.util.Optional;

/**
 * Redis as it is drawn.
 *
 * @param reading the newest, where there was one
 * @param blindSince since when notifications cannot be seen, session nanoseconds; -1 while they can
 * @param blindWhy why they cannot; empty while they can
 * @param fitNow keys that were in Redis when memory last was full, as measured, or are there now
 *     where these are more; 0 while no full memory was seen
 * @param topology the servers, where there are several
 */
public record RedisView(
    RedisStatus status,
    Optional<ServerReading> reading,
    long blindSince,
    String blindWhy,
    int fitNow,
    TopologyView topology) {
  public static final RedisView UNKNOWN =
      new RedisView(RedisStatus.STARTING, Optional.empty(), -1, "", 0, TopologyView.ALONE);

  public RedisView {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(reading, "reading");
    Objects.requireNonNull(topology, "topology");
  }

  /** One server alone. */
  public RedisView(
      RedisStatus status,
      Optional<ServerReading> reading,
      long blindSince,
      String blindWhy,
      int fitNow) {
    this(status, reading, blindSince, blindWhy, fitNow, TopologyView.ALONE);
  }
}
