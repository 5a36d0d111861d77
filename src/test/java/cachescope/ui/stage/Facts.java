package cachescope.ui.stage;

import cachescope.event.*;
import cachescope.event.CacheCallEvent.*;
import cachescope.event.DatabaseEvent.*;
import cachescope.event.RedisEvent.*;
import cachescope.event.RequestEvent.*;
import cachescope.event.SessionEvent.*;
import cachescope.metrics.Metrics;
import cachescope.session.Frame;
import cachescope.session.Playback;
import cachescope.stage.Stage;
import cachescope.ui.FrameParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Facts as a session would tell them, folded by the real projections into a frame. */
public final class Facts {
  private static final long MS = 1_000_000L;

  private final Stage stage = new Stage();
  private final Metrics metrics = new Metrics();
  private final List<LoggedEvent> log = new ArrayList<>();
  private Settings settings = Settings.CLASSIC;
  private RedisStatus status = connected();
  private Optional<ComparisonFigures> comparison = Optional.empty();
  private long request;

  public Facts() {
    tell(0, new RedisChanged(status));
    tell(0, new ListeningStarted(0));
  }

  static RedisStatus connected() {
    return status(RedisStatus.State.CONNECTED, "Embedded Redis 6.2.11");
  }

  static RedisStatus status(RedisStatus.State state, String sentence) {
    return new RedisStatus(
        RedisStatus.Kind.EMBEDDED,
        state,
        "127.0.0.1",
        51733,
        0,
        false,
        "redis",
        "6.2.11",
        "",
        sentence,
        List.of("allkeys-lru"),
        true);
  }

  public Facts tell(long at, CacheEvent event) {
    var logged = new LoggedEvent(log.size() + 1L, at, 0, 0, event);
    log.add(logged);
    stage.apply(logged);
    metrics.apply(logged);
    return this;
  }

  public Facts settings(Settings now) {
    settings = now;
    return tell(0, new SettingsChanged(1, now));
  }

  public Facts redis(long at, RedisStatus now) {
    status = now;
    return tell(at, new RedisChanged(now));
  }

  public Facts comparison(ComparisonFigures figures) {
    comparison = Optional.of(figures);
    return this;
  }

  public long miss(long at, long user, Origin origin) {
    long id = missBegun(at, user, origin);
    long end = at + 1_001 * MS;
    tell(end, new Loaded(id, user, true, 1, 1_000 * MS, 0, 0));
    String key = "user:" + user;
    stored(end + MS / 2, key, id);
    tell(
        end + MS,
        answered(
            id, user, Outcome.MISS, 1_001 * MS, new Timing(MS, 0, 1_000 * MS, MS / 50), origin));
    return id;
  }

  public void stored(long at, String key, long id) {
    tell(at, new Filled(id, key, 1, 118, settings.ttl().toMillis(), MS / 3));
    tell(at, new KeySet(key));
    tell(at, new KeyExpirySet(key));
    tell(
        at,
        new KeyTtlRead(key, settings.ttl().toMillis(), settings.valueBytes() > 0 ? 65_700 : 144));
  }

  public long missBegun(long at, long user, Origin origin) {
    long id = begun(at, user, origin);
    String key = "user:" + user;
    tell(at + MS / 2, new Missed(id, key, MissCause.ABSENT, "", MS / 3));
    tell(at + MS / 2, new LoadStarted(id, user, 0, 4, 0, 1_000 * MS));
    return id;
  }

  public long begun(long at, long user, Origin origin) {
    long id = ++request;
    tell(at, new Requested(id, user, RequestKind.READ, origin, at, 0));
    return id;
  }

  public long hit(long at, long user, Origin origin) {
    long id = begun(at, user, origin);
    tell(at + 370_000, new Hit(id, "user:" + user, 1, 118, 350_000, 1_000));
    tell(
        at + 380_000,
        answered(id, user, Outcome.HIT, 380_000, new Timing(350_000, 0, 0, 5_000), origin));
    return id;
  }

  /** A read that was answered by the database, without asking the cache. */
  public void bypassed(long at, long user) {
    long id = begun(at, user, Origin.WORKLOAD);
    tell(at, new Bypassed(id, "user:" + user, BypassReason.CACHE_OFF));
    var timing = new Timing(0, 0, 1_000 * MS, MS / 50);
    tell(at, answered(id, user, Outcome.BYPASS, 1_000 * MS, timing, Origin.WORKLOAD));
  }

  private static Answered answered(
      long id, long user, Outcome outcome, long elapsed, Timing timing, Origin origin) {
    String json = "{\"id\":" + user + ",\"name\":\"Alice\",\"email\":\"alice@example.com\"}";
    return new Answered(
        id,
        user,
        outcome,
        true,
        1,
        Freshness.FRESH,
        elapsed,
        elapsed,
        timing,
        origin == Origin.PERSON ? json : "");
  }

  public Frame frame(Playback playback) {
    List<LoggedEvent> newest = log.subList(Math.max(0, log.size() - 500), log.size());
    FrameParts parts = FrameParts.of(Frame.EMPTY);
    parts.stage = stage.snapshot();
    parts.metrics = metrics.snapshot();
    parts.events = List.copyOf(newest);
    parts.settings = new NumberedSettings(1, settings);
    parts.redis = status;
    parts.comparison = comparison;
    parts.playback = playback;
    return parts.frame();
  }

  public Frame live() {
    return frame(new Playback(Playback.Mode.LIVE, 1, 0, 0, log.size()));
  }
}
