package cachescope.scenario.race;

import cachescope.event.Invalidation;
import cachescope.event.Protections;
import cachescope.event.Settings;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A way to keep cache and database together, as the settings of the real service. */
public enum Scheme {
  DELETE_FIRST("delete, then write", Invalidation.DELETE_FIRST),
  UPDATE("write, then set the new value", Invalidation.UPDATE),
  CACHE_ASIDE("write, then delete", Invalidation.DELETE),
  SECOND_DELETE("write, delete, and delete again later", Invalidation.DELETE, Guard.SECOND_DELETE),
  DELETE_BOTH(
      "delete, write, delete, and delete again later",
      Invalidation.DELETE_BOTH,
      Guard.SECOND_DELETE),
  TTL_ONLY("write, and leave the rest to the time to live", Invalidation.TTL_ONLY),
  LEASE("write, then delete; only who holds the lease may fill", Invalidation.DELETE, Guard.LEASE),
  VERSIONED_SET(
      "write, then leave a tombstone; only a newer version may be set",
      Invalidation.DELETE,
      Guard.VERSIONED_SET);

  private enum Guard {
    NONE,
    SECOND_DELETE,
    LEASE,
    VERSIONED_SET
  }

  private final String title;
  private final Invalidation invalidation;
  private final Guard guard;

  Scheme(String title, Invalidation invalidation) {
    this(title, invalidation, Guard.NONE);
  }

  Scheme(String title, Invalidation invalidation, Guard guard) {
    this.title = title;
    this.invalidation = invalidation;
    this.guard = guard;
  }

  /** As it is written in options: {@code delete-first}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What a write does, in words. */
  public String title() {
    return title;
  }

  /** The settings of the service; the database has no added delay. */
  public Settings settings() {
    Settings plain = Settings.CLASSIC.withDatabaseDelay(Duration.ZERO);
    return plain
        .withPattern(plain.pattern().withInvalidation(invalidation))
        .withProtections(guarded(plain.protections()));
  }

  private Protections guarded(Protections plain) {
    return switch (guard) {
      case NONE -> plain;
      // How long is for the order to say: it decides when the second delete comes.
      case SECOND_DELETE -> plain.withSecondDelete(Duration.ofSeconds(1));
      case LEASE -> plain.withLease(Duration.ofSeconds(10));
      case VERSIONED_SET -> plain.withVersionedSet(true);
    };
  }

  /**
   * The scheme of that label.
   *
   * @throws IllegalArgumentException with a sentence that lists them all
   */
  public static Scheme named(String label) {
    Optional<Scheme> found =
        Arrays.stream(values()).filter(scheme -> scheme.label().equals(label)).findFirst();
    return found.orElseThrow(() ->
        new IllegalArgumentException("there is no scheme '" + label + "'; there are " + labels()));
  }

  /** All labels in one text. */
  public static String labels() {
    return Arrays.stream(values()).map(Scheme::label).collect(Collectors.joining(", "));
  }
}
