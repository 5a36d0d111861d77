package cachescope.service;

import cachescope.event.Protections;
import cachescope.event.Settings;
import java.time.Duration;

/**
 * Takes a changed user's value out of the cache, as the protections want it: with DEL, or leaving
 * the tombstone of its version, and once more after a while. Safe for any number of threads.
 */
final class Deletion {
  private static final Duration LONGER_THAN_LOADS = Duration.ofSeconds(30);

  private final GuardedCache cache;
  private final Background background;

  Deletion(GuardedCache cache, Background background) {
    this.cache = cache;
    this.background = background;
  }

  /**
   * After the commit of a version.
   *
   * @return false where it could not be done, and is owed
   */
  boolean after(Call call, long version) {
    boolean done = once(call, version);
    Protections protections = call.settings().protections();
    if (!protections.secondDelete().isZero()) {
      Call later = call.later();
      background.later(protections.secondDelete(), () -> once(later, version));
    }
    return done;
  }

  private boolean once(Call call, long version) {
    return call.settings().protections().versionedSet()
        ? cache.bury(call, version, tombstoneKept(call.settings()))
        : cache.delete(call);
  }

  /**
   * How long a tombstone stays: longer than any load whose fill is not refused for its age alone.
   */
  static Duration tombstoneKept(Settings settings) {
    return settings.databaseDelay().multipliedBy(2).plus(LONGER_THAN_LOADS);
  }
}
