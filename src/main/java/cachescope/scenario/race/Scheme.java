package cachescope.scenario.race;

import cachescope.event.CachePattern;
import cachescope.event.Invalidation;
import cachescope.event.Protections;
import cachescope.event.Settings;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A way to keep cache and database together, as the settings of the real service. */
public enum Scheme {
  DELETE_FIRST("delete, then write", pattern(Invalidation.DELETE_FIRST), calm()),
  UPDATE("write, then set the new value", pattern(Invalidation.UPDATE), calm()),
  CACHE_ASIDE("write, then delete", pattern(Invalidation.DELETE), calm()),
  SECOND_DELETE(
      "write, delete, and delete again later", pattern(Invalidation.DELETE), secondDelete()),
  DELETE_BOTH(
      "delete, write, delete, and delete again later",
      pattern(Invalidation.DELETE_BOTH),
      secondDelete()),
  TTL_ONLY("write, and leave the rest to the time to live", pattern(Invalidation.TTL_ONLY), calm()),
  LEASE(
      "write, then delete; only who holds the lease may fill",
      pattern(Invalidation.DELETE),
      p -> p.withLease(Duration.ofSeconds(10))),
  VERSIONED_SET(
      "write, then leave a tombstone; only a newer version may be set",
      pattern(Invalidation.DELETE),
      p -> p.withVersionedSet(true));

  private final String title;
  private final UnaryOperator<CachePattern> pattern;
  private final UnaryOperator<Protections> protections;

  Scheme(
      String title, UnaryOperator<CachePattern> pattern, UnaryOperator<Protections> protections) {
    this.title = title;
    this.pattern = pattern;
    this.protections = protections;
  }

  private static UnaryOperator<CachePattern> pattern(Invalidation invalidation) {
    return p -> p.withInvalidation(invalidation);
  }

  private static UnaryOperator<Protections> calm() {
    return p -> p;
  }

  private static UnaryOperator<Protections> secondDelete() {
    return p -> p.withSecondDelete(Duration.ofSeconds(1));
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
        .withPattern(pattern.apply(plain.pattern()))
        .withProtections(protections.apply(plain.protections()));
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
