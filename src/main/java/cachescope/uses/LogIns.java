package cachescope.uses;

import cachescope.event.UseEvent.Flaw;
import cachescope.event.UseEvent.Reply;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Log-ins kept in Redis: a random token in a cookie, what it stands for under {@code
 * session:{token}}, over real HTTP. A copy of the cookie is as good as the cookie.
 *
 * <p>What the eye should see: whom the site lets in after a log-out.
 */
final class LogIns implements Use {
  static final String NAME = "sessions";
  private static final String SITE = "site";
  private static final String COOKIE = "session=";
  private static final String LOG_IN = "/log-in/";

  /** What a log-out does. */
  enum LogOut {
    /** The browser forgets its cookie; the site does nothing. */
    COOKIE,
    /** The site deletes the session. */
    SERVER
  }

  private final LogOut logOut;
  private final Duration ttl;
  private final Told told;
  private final Shelf shelf;
  private final SecureRandom random = new SecureRandom();
  private final HttpVisitor http = new HttpVisitor();
  private final HttpSite site;
  private final Map<String, String> cookies = new ConcurrentHashMap<>();
  private final Set<String> loggedOut = ConcurrentHashMap.newKeySet();
  private volatile long visit;

  private LogIns(LogOut logOut, Duration ttl, Told told, Shelf shelf) {
    this.logOut = logOut;
    this.ttl = ttl;
    this.told = told;
    this.shelf = shelf;
    this.site = HttpSite.start(this::answer);
  }

  /** Options: {@code log-out}, {@code ttl}, which slides. */
  static Plan read(Options options) {
    LogOut logOut = options.choice("log-out", LogOut.class);
    Duration ttl = options.time("ttl", Duration.ofMinutes(30));
    return (told, shelf, _) -> new LogIns(logOut, ttl, told, shelf);
  }

  @Override
  public String words() {
    return "A site at %s; a session lives %d s after its last use."
        .formatted(site.url(), ttl.toSeconds());
  }

  /**
   * Asks the site.
   *
   * @param who with the cookie of that name
   * @param what {@code log-in}; {@code steal:alice}: copies her cookie first; else a path
   */
  @Override
  public Answer visit(long number, String who, String what) {
    visit = number;
    if (what.startsWith("steal:")) {
      cookies.put(who, cookies.getOrDefault(what.substring("steal:".length()), ""));
    }
    String path = what.equals("log-in") ? LOG_IN + who : "/me";
    long began = System.nanoTime();
    HttpAnswer got = http.get(site.url() + path, Map.of("Cookie", cookies.getOrDefault(who, "")));
    long nanos = System.nanoTime() - began;
    if (!got.header("set-cookie").isEmpty()) {
      cookies.put(who, got.header("set-cookie"));
      loggedOut.remove(who);
    }
    boolean in = got.status() == HttpAnswer.OK;
    return new Answer(
        SITE,
        in ? Reply.HIT : Reply.REFUSED,
        got.status(),
        got.bytes(),
        -1,
        flaw(in, got.body(), who),
        nanos);
  }

  private Flaw flaw(boolean in, String owner, String who) {
    if (in && loggedOut.contains(owner)) {
      return Flaw.NOT_ENDED;
    }
    return in && !owner.equals(who) ? Flaw.LEAKED : Flaw.NONE;
  }

  private HttpAnswer answer(HttpSite.Asked asked) {
    if (asked.path().startsWith(LOG_IN)) {
      String who = asked.path().substring(LOG_IN.length());
      byte[] bytes = new byte[16];
      random.nextBytes(bytes);
      String token = HexFormat.of().formatHex(bytes);
      keep(token, who);
      return HttpAnswer.of(HttpAnswer.OK, who).with("set-cookie", COOKIE + token);
    }
    String token = asked.header("cookie").replace(COOKIE, "");
    Optional<String> owner = token.isEmpty() ? Optional.empty() : shelf.get(name(token));
    if (owner.isEmpty()) {
      return HttpAnswer.of(HttpAnswer.UNAUTHORIZED, "log in");
    }
    keep(token, owner.get());
    return HttpAnswer.of(HttpAnswer.OK, owner.get());
  }

  private void keep(String token, String who) {
    if (shelf.set(name(token), who, ttl)) {
      told.kept(visit, SITE, hidden(token), who.getBytes(StandardCharsets.UTF_8).length, ttl);
    }
  }

  private static String name(String token) {
    return "session:" + token;
  }

  /** A token is as good as a password, so the log has its beginning only. */
  private String hidden(String token) {
    return shelf.key(name(token.substring(0, 4) + "…"));
  }

  @Override
  public void logOut(String who) {
    String token = cookies.getOrDefault(who, "").replace(COOKIE, "");
    cookies.remove(who);
    loggedOut.add(who);
    if (logOut == LogOut.SERVER && !token.isEmpty()) {
      told.dropped(SITE, hidden(token), shelf.delete(name(token)) ? 1 : 0, "logged out");
    } else {
      told.dropped("browser", "cookie", token.isEmpty() ? 0 : 1, "the browser forgot its cookie");
    }
  }

  @Override
  public void close() {
    http.close();
    site.close();
    shelf.clear();
  }
}
