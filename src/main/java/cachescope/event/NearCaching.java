package cachescope.event;

import java.util.Locale;

/**
 * Whether each instance of the service keeps values in its own memory, and who tells it to drop
 * them.
 */
public enum NearCaching {
  OFF,
  /** Nobody: the near cache's own short time to live. */
  TTL_ONLY,
  /** The writer publishes the key, and every instance that hears it drops its copy. */
  PUBSUB,
  /** Redis itself sends an invalidation for every key that changed (RESP3 client tracking). */
  TRACKING;

  /** As it is written in files, options and lists: {@code ttl-only}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
