package cachescope.ui.stage;

import cachescope.event.CachePattern;
import cachescope.event.CachingStrategy;
import cachescope.event.NearCaching;
import cachescope.event.Protections;
import cachescope.event.Settings;
import java.time.Duration;

/**
 * What the settings make of the row of boxes.
 *
 * @param dense for the last row: short wires down to Redis, a larger hit ratio
 * @param layered whether the cache's own layer stands between the service and everything else
 * @param shelves rows in the service's box: what its memory holds
 */
record StageShape(boolean dense, boolean layered, int shelves) {
  static final StageShape PLAIN = new StageShape(false, false, 0);

  static StageShape of(Settings settings, boolean dense) {
    if (!settings.cacheOn()) {
      return new StageShape(dense, false, 0);
    }
    CachePattern pattern = settings.pattern();
    int near = pattern.near() == NearCaching.OFF ? 0 : pattern.instances();
    int dirty = pattern.strategy() == CachingStrategy.WRITE_BEHIND ? 1 : 0;
    int flight = waits(settings.protections()) ? 1 : 0;
    return new StageShape(dense, pattern.strategy().through(), near + dirty + flight);
  }

  /** Whether a miss may have to wait for somebody else's load. */
  static boolean waits(Protections protections) {
    return protections.singleFlight()
        || !protections.lock().equals(Duration.ZERO)
        || !protections.lease().equals(Duration.ZERO);
  }
}
