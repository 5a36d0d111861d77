package cachescope.uses;

import cachescope.event.UseEvent.Flaw;
import cachescope.event.UseEvent.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A content delivery network of two tiers: edges near the readers, one shield before a far origin;
 * each a real HTTP server that keeps its answers in Redis. The distances are added delays.
 *
 * <p>What the eye should see: which tier answered, and that a page purged at the edges alone comes
 * back old from the shield.
 */
final class Cdn implements Use {
  static final String NAME = "cdn";
  private static final String SHIELD = "shield";
  private static final String ORIGIN = "origin";
  private static final String NAMES = "/names";
  private static final List<String> EDGES = List.of("edge-berlin", "edge-sydney");

  /** How pages are named. */
  enum Urls {
    /** Always the same: only a purge or time brings a new one. */
    PLAIN,
    /** With their version, told by a small page that nobody keeps. */
    VERSIONED
  }

  private record Distances(Duration toEdge, Duration toShield, Duration toOrigin) {}

  private final Urls urls;
  private final Distances far;
  private final Duration maxAge;
  private final Told told;
  private final Shelf shelf;
  private final Map<String, Integer> versions = new ConcurrentHashMap<>();
  private final HttpVisitor http = new HttpVisitor();
  private final HttpSite origin;
  private final HttpSite shield;
  private final Map<String, HttpSite> edges = new ConcurrentHashMap<>();
  private volatile long visit;

  private Cdn(Urls urls, Distances far, Duration maxAge, Told told, Shelf shelf) {
    this.urls = urls;
    this.far = far;
    this.maxAge = maxAge;
    this.told = told;
    this.shelf = shelf;
    this.origin = HttpSite.start(this::page);
    this.shield = HttpSite.start(asked -> throughTier(SHIELD, origin.url(), far.toOrigin(), asked));
    for (String edge : EDGES) {
      edges.put(
          edge, HttpSite.start(asked -> throughTier(edge, shield.url(), far.toShield(), asked)));
    }
  }

  /**
   * Options: {@code urls}, {@code to-edge}, {@code to-shield}, {@code to-origin}, {@code max-age}.
   */
  static Plan read(Options options) {
    Urls urls = options.choice("urls", Urls.class);
    Distances far =
        new Distances(
            options.time("to-edge", Duration.ofMillis(5)),
            options.time("to-shield", Duration.ofMillis(20)),
            options.time("to-origin", Duration.ofMillis(80)));
    Duration maxAge = options.time("max-age", Duration.ofMinutes(2));
    return (told, shelf, _) -> new Cdn(urls, far, maxAge, told, shelf);
  }

  @Override
  public String words() {
    return "Two edges, a shield and an origin; distances are added: %d ms to the edge, %d to the shield, %d to the origin."
        .formatted(far.toEdge().toMillis(), far.toShield().toMillis(), far.toOrigin().toMillis());
  }

  /**
   * Asks the edge near a reader.
   *
   * @param who {@code anna@berlin} or {@code sam@sydney}
   * @param what a path
   */
  @Override
  public Answer visit(long number, String who, String what) {
    visit = number;
    String edge = "edge-" + who.substring(who.indexOf('@') + 1);
    HttpSite site = edges.get(edge);
    if (site == null) {
      throw new IllegalArgumentException(
          "'" + who + "' is near no edge; say who@berlin or who@sydney");
    }
    long began = System.nanoTime();
    String path = what;
    if (urls == Urls.VERSIONED) {
      told.wait(far.toEdge());
      path += "?v=" + http.get(site.url() + NAMES + what, Map.of()).body();
    }
    told.wait(far.toEdge());
    HttpAnswer got = http.get(site.url() + path, Map.of());
    long nanos = System.nanoTime() - began;
    boolean old = !got.header("x-version").equals(Integer.toString(version(what)));
    return new Answer(
        got.header("x-tier"),
        got.header("x-tier").equals(ORIGIN) ? Reply.MISS : Reply.HIT,
        got.status(),
        got.bytes(),
        Long.parseLong(got.header("x-age-millis")),
        old ? Flaw.STALE : Flaw.NONE,
        nanos);
  }

  private HttpAnswer throughTier(
      String tier, String next, Duration distance, HttpSite.Asked asked) {
    long number = visit;
    String name = NAME + ":" + tier + ":" + asked.path();
    Optional<KeptAnswer> kept = shelf.get(name).flatMap(KeptAnswer::of);
    long now = told.wallMillis();
    if (kept.isPresent() && kept.get().fresh(now)) {
      return kept.get()
          .answer()
          .with("x-tier", tier)
          .with("x-age-millis", Long.toString(kept.get().age(now)));
    }
    told.wait(distance);
    HttpAnswer got = Headers.plain(http.get(next + asked.path(), Map.of()));
    long age = Long.parseLong(got.header("x-age-millis"));
    if (got.status() == HttpAnswer.OK && got.maxAgeMillis() > age) {
      // What is old already stays fresh for the rest of its time only.
      KeptAnswer answer = new KeptAnswer(got, told.wallMillis() - age);
      Duration left = Duration.ofMillis(Math.max(1_000, got.maxAgeMillis() - age));
      String text = answer.text();
      if (shelf.set(name, text, left)) {
        told.kept(number, tier, shelf.key(name), text.length(), left);
      }
    }
    return got;
  }

  /** The origin's answer: a page, or the version that a page has. */
  private HttpAnswer page(HttpSite.Asked asked) {
    long began = System.nanoTime();
    boolean name = asked.path().startsWith(NAMES + "/");
    String path = name ? asked.path().substring(NAMES.length()) : asked.path().split("\\?", 2)[0];
    String version = Integer.toString(version(path));
    HttpAnswer answer =
        HttpAnswer.of(HttpAnswer.OK, name ? version : path + " version " + version)
            .with("x-version", version)
            .with("x-tier", ORIGIN)
            .with("x-age-millis", "0")
            .with("cache-control", name ? "no-store" : "max-age=" + maxAge.toSeconds());
    told.asked(visit, ORIGIN, asked.path(), true, System.nanoTime() - began);
    return answer;
  }

  private int version(String path) {
    return versions.getOrDefault(path, 1);
  }

  @Override
  public String publish(String what) {
    return "version " + versions.merge(what, 2, (now, _) -> now + 1);
  }

  /**
   * Purges a page.
   *
   * @param tier {@code edges}, {@code shield} or {@code all}
   */
  @Override
  public void purge(String tier, String what) {
    List<String> tiers =
        switch (tier) {
          case "edges" -> EDGES;
          case SHIELD -> List.of(SHIELD);
          case "all" -> List.of(SHIELD, EDGES.getFirst(), EDGES.getLast());
          default ->
              throw new IllegalArgumentException(
                  "there is no tier '" + tier + "'; there are edges, shield and all");
        };
    for (String each : tiers) {
      String name = NAME + ":" + each + ":" + what;
      told.dropped(each, shelf.key(name), shelf.delete(name) ? 1 : 0, "purged");
    }
  }

  @Override
  public void close() {
    http.close();
    edges.values().forEach(HttpSite::close);
    shield.close();
    origin.close();
    shelf.clear();
  }
}
