package cachescope.uses;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The service behind the gateway, over real HTTP: {@code /me} is everybody's own, {@code /greeting}
 * is in two languages, all else is the same for all.
 */
final class GatewayService implements AutoCloseable {
  private static final String ME = "/me";
  private static final String GREETING = "/greeting";
  private static final String BEARER = "Bearer ";
  private static final String FILLER = "x".repeat(2_000);

  private final Told told;
  private final Duration delay;
  private final Duration maxAge;
  private final Map<String, Integer> versions = new ConcurrentHashMap<>();
  private final HttpSite site;

  /**
   * @param delay that is added to each answer
   * @param maxAge that its answers may be kept for, whole seconds
   */
  GatewayService(Told told, Duration delay, Duration maxAge) {
    this.told = told;
    this.delay = delay;
    this.maxAge = maxAge;
    this.site = HttpSite.start(this::answer);
  }

  String url() {
    return site.url();
  }

  Duration delay() {
    return delay;
  }

  /** The version that a path has now. */
  String version(String path) {
    return Integer.toString(versions.getOrDefault(path, 1));
  }

  /** A path gets a new version. */
  String publish(String path) {
    versions.merge(path, 2, (now, _) -> now + 1);
    return "version " + version(path);
  }

  private HttpAnswer answer(HttpSite.Asked asked) {
    long began = System.nanoTime();
    told.wait(delay);
    String name = asked.header("authorization").replace(BEARER, "");
    String language = asked.header("accept-language");
    String version = version(asked.path());
    HttpAnswer answer = body(asked.path(), name, language, version).with("x-version", version);
    boolean same = answer.header("etag").equals(asked.header("if-none-match"));
    if (same) {
      answer = new HttpAnswer(HttpAnswer.NOT_MODIFIED, answer.headers(), "");
    }
    told.asked(0, Gateway.UPSTREAM, asked.path(), !same, System.nanoTime() - began);
    return answer;
  }

  private HttpAnswer body(String path, String name, String language, String version) {
    String seconds = "max-age=" + Math.max(1, maxAge.toSeconds());
    return switch (path) {
      case ME ->
          HttpAnswer.of(HttpAnswer.OK, "{\"name\":\"" + name + "\",\"version\":" + version + "}")
              .with("cache-control", "private, " + seconds)
              .with("x-owner", name)
              .with("etag", "\"me-" + name + "-" + version + "\"");
      case GREETING ->
          HttpAnswer.of(HttpAnswer.OK, language.equals("de") ? "Guten Tag" : "Good day")
              .with("cache-control", seconds)
              .with("vary", "Accept-Language")
              .with("content-language", language.equals("de") ? "de" : "en")
              .with("etag", "\"greeting-" + language + "-" + version + "\"");
      default ->
          HttpAnswer.of(HttpAnswer.OK, path + " version " + version + " " + FILLER)
              .with("cache-control", seconds)
              .with("etag", "\"" + path + "-" + version + "\"");
    };
  }

  @Override
  public void close() {
    site.close();
  }
}
