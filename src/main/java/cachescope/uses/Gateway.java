package cachescope.uses;

import cachescope.event.UseEvent.Flaw;
import cachescope.event.UseEvent.Reply;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An API gateway that keeps the answers of the service behind it in Redis, over real HTTP on
 * loopback.
 *
 * <p>Rules: RFC 9111 for {@code Cache-Control}, {@code Vary} and {@code Age}, RFC 9110 for {@code
 * ETag} and {@code If-None-Match}; each can be left out, which is what the story is about. What the
 * eye should see: whose answer it is, and in which language.
 */
final class Gateway implements Use {
  static final String NAME = "gateway";
  static final String UPSTREAM = "service";

  /** Whether a rule of HTTP is kept. */
  enum Rule {
    IGNORED,
    OBEYED
  }

  /** How long an answer with a tag outlives its freshness, to be asked about. */
  private static final Duration KEPT_FOR_A_QUESTION = Duration.ofMinutes(1);

  private record Rules(Rule privacy, Rule vary, Rule etag) {}

  private final Rules rules;
  private final Told told;
  private final Shelf shelf;
  private final GatewayService upstream;
  private final HttpVisitor inner = new HttpVisitor();
  private final HttpVisitor clients = new HttpVisitor();
  private final HttpSite site;
  private final Map<String, String> tags = new HashMap<>();
  private volatile long visit;

  private Gateway(Rules rules, GatewayService upstream, Told told, Shelf shelf) {
    this.rules = rules;
    this.told = told;
    this.shelf = shelf;
    this.upstream = upstream;
    this.site = HttpSite.start(this::answer);
  }

  /** Options: {@code private}, {@code vary}, {@code etag}, {@code delay}, {@code max-age}. */
  static Plan read(Options options) {
    Rules rules =
        new Rules(
            options.choice("private", Rule.class),
            options.choice("vary", Rule.class),
            options.choice("etag", Rule.class));
    Duration delay = options.time("delay", Duration.ofMillis(100));
    Duration maxAge = options.time("max-age", Duration.ofSeconds(60));
    return (told, shelf, _) ->
        new Gateway(rules, new GatewayService(told, delay, maxAge), told, shelf);
  }

  @Override
  public String words() {
    return "A gateway at %s in front of a service at %s that takes %d ms, which are added."
        .formatted(site.url(), upstream.url(), upstream.delay().toMillis());
  }

  /**
   * Asks as a browser: with who it is, its language, and the tag of what it has.
   *
   * @param who {@code alice}, or {@code alice/de}
   * @param what a path
   */
  @Override
  public Answer visit(long number, String who, String what) {
    visit = number;
    String name = who.split("/", 2)[0];
    String language = who.contains("/") ? who.split("/", 2)[1] : "en";
    String mine = who + " " + what;
    long began = System.nanoTime();
    HttpAnswer got =
        clients.get(
            site.url() + what,
            Map.of(
                "Authorization",
                "Bearer " + name,
                "Accept-Language",
                language,
                "If-None-Match",
                rules.etag() == Rule.OBEYED ? tags.getOrDefault(mine, "") : ""));
    long nanos = System.nanoTime() - began;
    tags.put(mine, got.header("etag"));
    Reply reply = Reply.valueOf(got.header("x-cache"));
    return new Answer(
        reply == Reply.HIT ? NAME : UPSTREAM,
        reply,
        got.status(),
        got.bytes(),
        got.header("age").isEmpty() ? -1 : Long.parseLong(got.header("x-age-millis")),
        flaw(got, name, language, what),
        nanos);
  }

  /** Found by comparing what came to what was asked for. */
  private Flaw flaw(HttpAnswer got, String name, String language, String what) {
    if (!got.header("x-owner").isEmpty() && !got.header("x-owner").equals(name)) {
      return Flaw.LEAKED;
    }
    if (!got.header("content-language").isEmpty()
        && !got.header("content-language").equals(language)) {
      return Flaw.WRONG_VARIANT;
    }
    boolean old =
        got.status() == HttpAnswer.OK && !got.header("x-version").equals(upstream.version(what));
    return old ? Flaw.STALE : Flaw.NONE;
  }

  private HttpAnswer answer(HttpSite.Asked asked) {
    long number = visit;
    long now = told.wallMillis();
    String key = key(asked);
    Optional<KeptAnswer> kept = shelf.get(key).flatMap(KeptAnswer::of);
    if (kept.isPresent() && kept.get().fresh(now)) {
      return toClient(kept.get(), Reply.HIT, asked, now);
    }
    String tag = kept.map(KeptAnswer::answer).map(a -> a.header("etag")).orElse("");
    Map<String, String> forward = new HashMap<>(Map.of("If-None-Match", tag));
    forward.put("Authorization", asked.header("authorization"));
    forward.put("Accept-Language", asked.header("accept-language"));
    HttpAnswer fresh = inner.get(upstream.url() + asked.path(), forward);
    if (fresh.status() == HttpAnswer.NOT_MODIFIED && kept.isPresent()) {
      KeptAnswer still = new KeptAnswer(kept.get().answer(), now);
      keep(number, key, still);
      return toClient(still, Reply.REVALIDATED, asked, now);
    }
    KeptAnswer made = new KeptAnswer(fresh, now);
    boolean mayKeep =
        fresh.status() == HttpAnswer.OK
            && fresh.maxAgeMillis() > 0
            && !(rules.privacy() == Rule.OBEYED && fresh.says("private"));
    if (mayKeep) {
      shelf.set(varyKey(asked), fresh.header("vary"), lifetime(fresh));
      keep(number, key(asked), made);
    }
    return toClient(made, mayKeep ? Reply.MISS : Reply.PASSED, asked, now);
  }

  private void keep(long number, String key, KeptAnswer what) {
    String text = what.text();
    Duration ttl = lifetime(what.answer());
    if (shelf.set(key, text, ttl)) {
      told.kept(number, NAME, shelf.key(key), text.length(), ttl);
    }
  }

  private Duration lifetime(HttpAnswer answer) {
    Duration fresh = Duration.ofMillis(answer.maxAgeMillis());
    return rules.etag() == Rule.OBEYED && !answer.header("etag").isEmpty()
        ? fresh.plus(KEPT_FOR_A_QUESTION)
        : fresh;
  }

  private static String varyKey(HttpSite.Asked asked) {
    return NAME + ":vary:" + asked.path();
  }

  /** The path, and the values of the headers that the answer said it varies by. */
  private String key(HttpSite.Asked asked) {
    StringBuilder key = new StringBuilder(NAME + ":" + asked.path());
    if (rules.vary() == Rule.OBEYED) {
      for (String header : shelf.get(varyKey(asked)).orElse("").split(",", -1)) {
        if (!header.isBlank()) {
          key.append('|').append(asked.header(header.strip().toLowerCase(Locale.ROOT)));
        }
      }
    }
    return key.toString();
  }

  private HttpAnswer toClient(KeptAnswer from, Reply reply, HttpSite.Asked asked, long now) {
    HttpAnswer answer = from.answer();
    boolean has =
        rules.etag() == Rule.OBEYED
            && !answer.header("etag").isEmpty()
            && answer.header("etag").equals(asked.header("if-none-match"));
    HttpAnswer sent =
        has
            ? new HttpAnswer(HttpAnswer.NOT_MODIFIED, answer.headers(), "")
            : new HttpAnswer(answer.status(), answer.headers(), answer.body());
    long age = from.age(now);
    return Headers.plain(sent)
        .with("x-cache", reply.name())
        .with("age", Long.toString(age / 1_000))
        .with("x-age-millis", Long.toString(age));
  }

  @Override
  public String publish(String what) {
    return upstream.publish(what);
  }

  @Override
  public void close() {
    clients.close();
    site.close();
    inner.close();
    upstream.close();
    shelf.clear();
  }
}
