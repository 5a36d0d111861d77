package cachescope.event;

import java.time.Duration;

/** Settings that are right one by one, and cannot be kept together. */
public final class Conflicts {
  private Conflicts() {}

  /**
   * The settings, where they can be kept.
   *
   * @throws IllegalArgumentException with a sentence where they cannot
   */
  public static Settings refused(Settings settings) {
    Protections protections = settings.protections();
    boolean tagged =
        settings.pattern().invalidation() == Invalidation.TAG
            && asksForInvalidation(settings.pattern().strategy());
    if (tagged && (protections.versionedSet() || !protections.lease().equals(Duration.ZERO))) {
      throw new IllegalArgumentException(
          "invalidation by tag cannot be kept together with "
              + (protections.versionedSet() ? "the versioned set" : "a lease")
              + ": a tagged value is stored in one step with its tag, which asks for no version and"
              + " no lease; choose another invalidation, or switch that protection off first");
    }
    return settings;
  }

  /** Whether what a write does to the cached value is the invalidation's affair. */
  private static boolean asksForInvalidation(CachingStrategy strategy) {
    return switch (strategy) {
      case CACHE_ASIDE, READ_THROUGH, REFRESH_AHEAD, STALE_WHILE_REVALIDATE -> true;
      case WRITE_THROUGH, WRITE_AROUND, WRITE_BEHIND, WRITE_BEHIND_STREAM -> false;
    };
  }
}
