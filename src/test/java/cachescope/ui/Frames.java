package cachescope.ui;

import cachescope.event.ArmFigures;
import cachescope.event.CacheCallEvent;
import cachescope.event.CacheEvent;
import cachescope.event.ComparisonFigures;
import cachescope.event.DatabaseEvent;
import cachescope.event.Diagnosis;
import cachescope.event.Freshness;
import cachescope.event.LoggedEvent;
import cachescope.event.NumberedSettings;
import cachescope.event.Origin;
import cachescope.event.Outcome;
import cachescope.event.Question;
import cachescope.event.RedisEvent;
import cachescope.event.RedisStatus;
import cachescope.event.RequestEvent;
import cachescope.event.RequestKind;
import cachescope.event.ServerReading;
import cachescope.event.SessionEvent;
import cachescope.event.Settings;
import cachescope.event.Timing;
import cachescope.event.WorkloadSpec;
import cachescope.metrics.Latencies;
import cachescope.metrics.MetricsSnapshot;
import cachescope.metrics.Percentiles;
import cachescope.metrics.TimeColumn;
import cachescope.metrics.Totals;
import cachescope.session.Frame;
import cachescope.session.Playback;
import cachescope.session.Replay;
import cachescope.session.SyntheticRun;
import cachescope.session.Timeline;
import cachescope.stage.DatabaseView;
import cachescope.stage.KeyCell;
import cachescope.stage.KeyExit;
import cachescope.stage.Leg;
import cachescope.stage.LikelyVictim;
import cachescope.stage.Mark;
import cachescope.stage.RedisView;
import cachescope.stage.ServiceView;
import cachescope.stage.StageScene;
import cachescope.stage.Token;
import cachescope.stage.Verdict;
import cachescope.stage.Wire;
import cachescope.why.Explanation;
import cachescope.why.Link;
import cachescope.why.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** Frames made by hand: what a session might serve. */
public final class Frames {
  public static final long SECOND = 1_000_000_000L;
  public static final long NOW = 252 * SECOND;
  private static final List<String> POLICIES =
      List.of("noeviction", "allkeys-lru", "allkeys-lfu", "allkeys-random", "volatile-ttl");

  public static final RedisStatus EMBEDDED =
      new RedisStatus(
          RedisStatus.Kind.EMBEDDED,
          RedisStatus.State.CONNECTED,
          "127.0.0.1",
          51_733,
          0,
          false,
          "redis",
          "6.2.11",
          "",
          "Connected to the embedded Redis.",
          POLICIES,
          true);

  public static final RedisStatus EXTERNAL =
      new RedisStatus(
          RedisStatus.Kind.EXTERNAL,
          RedisStatus.State.LIMITED,
          "redis.example.org",
          6_379,
          0,
          true,
          "redis",
          "7.4.1",
          "cachescope:1a2b3c4d:",
          "Settings of this server may not be changed by us.",
          List.of(),
          true);

  public static final RedisStatus DOWN =
      new RedisStatus(
          RedisStatus.Kind.EMBEDDED,
          RedisStatus.State.DOWN,
          "127.0.0.1",
          51_733,
          0,
          false,
          "redis",
          "6.2.11",
          "",
          "Redis is not running at 127.0.0.1:51733. The database answers.",
          List.of(),
          false);

  private Frames() {}

  /** A connected Redis and nothing in it. */
  public static Frame quiet() {
    return frame(
        stage(List.of(), Optional.empty(), EMBEDDED),
        MetricsSnapshot.EMPTY,
        Settings.CLASSIC,
        EMBEDDED);
  }

  /** Forty requests a second in a small memory. */
  public static Frame busy() {
    Settings settings =
        Settings.CLASSIC
            .withMaxMemory(3 << 20)
            .withValueBytes(64 << 10)
            .withEvictionPolicy("allkeys-lru");
    Frame still =
        frame(
            stage(cells(), Optional.of(verdict(17, Outcome.HIT, 380_000, 99)), EMBEDDED),
            metrics(),
            settings,
            EMBEDDED);
    return withWorkload(still, WorkloadSpec.CLASSIC);
  }

  private static Frame frame(
      StageScene stage, MetricsSnapshot metrics, Settings settings, RedisStatus redis) {
    FrameParts parts = FrameParts.of(Frame.EMPTY);
    parts.stage = stage;
    parts.metrics = metrics;
    parts.settings = new NumberedSettings(1, settings);
    parts.redis = redis;
    return parts.frame();
  }

  private static Frame with(Frame f, Consumer<FrameParts> change) {
    FrameParts parts = FrameParts.of(f);
    change.accept(parts);
    return parts.frame();
  }

  public static Frame withStage(Frame f, StageScene stage) {
    return with(f, parts -> parts.stage = stage);
  }

  public static Frame withSettings(Frame f, Settings settings) {
    return with(f, parts -> parts.settings = new NumberedSettings(2, settings));
  }

  public static Frame withRedis(Frame f, RedisStatus redis) {
    return with(f, parts -> parts.redis = redis);
  }

  public static Frame withWorkload(Frame f, WorkloadSpec spec) {
    return with(f, parts -> parts.workload = Optional.of(spec));
  }

  public static Frame withComparison(Frame f) {
    ArmFigures off =
        new ArmFigures(500, 0, 0, 500, 1.001e9, 1_001_000_000, 1_004_000_000, 1_010_000_000);
    ArmFigures on = new ArmFigures(500, 0, 457, 43, 86e6, 390_000, 1_001_000_000, 1_005_000_000);
    var figures =
        new ComparisonFigures(
            on,
            off,
            500,
            500,
            11.6,
            10.9,
            13.2,
            2_400,
            2_700,
            0.98,
            1.02,
            "With the cache the mean is 12 times shorter and 91 % of the loads are saved. A"
                + " miss still waits for the database.");
    return with(f, parts -> parts.comparison = Optional.of(figures));
  }

  public static Frame withNotice(Frame f, boolean trouble, String sentence) {
    var noticed = new SessionEvent.Noticed(trouble, sentence);
    return with(f, parts -> parts.notice = Optional.of(new LoggedEvent(7, NOW, 0, 1, noticed)));
  }

  /** Why a read took 3.4 s. */
  public static Explanation slowRequest() {
    long began = NOW - 4 * SECOND;
    return new Explanation(
        new Question.OfRequest(99),
        NOW,
        "GET /users/204 missed and took 3\u2009412 ms, 70.3 % of it in line for a connection of the"
            + " database.",
        List.of(
            "user:204 was not in Redis: nobody had asked for it yet.",
            "It stood in line behind 36 others: all 10 connections were held.",
            "40 loads were asked for in the second before; 10 connections with a delay of"
                + " 1\u2009000 ms serve at most 10 a second.",
            "That is 8\u2009979× the median hit of the last minute (0.38 ms)."),
        List.of(
            new Part(Part.Kind.BEFORE, 12_000_000, "before it began"),
            new Part(Part.Kind.LOOKUP, 310_000, "GET user:204"),
            new Part(Part.Kind.LINE, 2_398_600_000L, "in line for a connection"),
            new Part(Part.Kind.DELAY, 1_000_000_000, "database's added delay"),
            new Part(Part.Kind.QUERY, 450_000, "the query"),
            new Part(Part.Kind.CHANGE, 280_000, "SETEX user:204"),
            new Part(Part.Kind.JSON, 60_000, "JSON"),
            new Part(Part.Kind.REST, 300_000, "not explained")),
        List.of(
            link(
                40,
                began - SECOND / 3,
                started(31),
                "request 31 held a connection, as 9 others did"),
            link(
                41,
                began,
                new RequestEvent.Requested(
                    99, 204, RequestKind.READ, Origin.WORKLOAD, began - 12_000_000, 1),
                "request 99 began"),
            link(
                42,
                began + 310_000,
                new CacheCallEvent.Missed(
                    99, "user:204", CacheCallEvent.MissCause.ABSENT, "", 310_000),
                "GET user:204 found nothing that could be used"),
            link(
                43,
                began + 400_000,
                new DatabaseEvent.LoadQueued(99, 204, 37),
                "in line for a connection, as number 37"),
            link(44, began + 2_399_000_000L, started(99), "got a connection after 2\u2009399 ms"),
            new Link(
                45,
                began + 2_450_000_000L,
                new RedisEvent.KeyEvicted("user:90"),
                "made room for user:204, set 0.31 ms later; a GET or a new client can evict as"
                    + " well",
                true)),
        Set.of("user:204", "user:17", "user:90"),
        Set.of(99L, 7L));
  }

  private static DatabaseEvent started(long request) {
    return new DatabaseEvent.LoadStarted(request, 204, 2_398_600_000L, 10, 36, SECOND);
  }

  private static Link link(long seq, long at, CacheEvent event, String words) {
    return new Link(seq, at, event, words, false);
  }

  public static Frame withTested(Frame f, boolean ok, String sentence) {
    return with(
        f, parts -> parts.tested = Optional.of(new SessionEvent.ConnectionTested(ok, sentence)));
  }

  public static Frame withExamined(Frame f, Diagnosis diagnosis) {
    return with(f, parts -> parts.examined = Optional.of(diagnosis));
  }

  public static Frame withPlayback(Frame f, Playback playback) {
    return with(f, parts -> parts.playback = playback);
  }

  public static Frame withExplanation(Frame f, Explanation explanation) {
    return with(f, parts -> parts.explanation = Optional.of(explanation));
  }

  public static Frame withTimeline(Frame f, Timeline timeline) {
    return with(f, parts -> parts.timeline = timeline);
  }

  /** A moment of a busy run two minutes long, 40 s ago; detail is kept since its 20th second. */
  public static Frame past() {
    try (Replay replay = new Replay(new SyntheticRun(3, 20_000, 40, 60, 23), "run.jsonl")) {
      replay.start();
      Frame frame = replay.frameAt(80 * SECOND);
      Timeline t = frame.timeline();
      return withTimeline(
          frame,
          new Timeline(
              t.whole(), t.fine(), t.changes(), 20 * SECOND, 900, t.end(), Optional.empty()));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public static StageScene stage(
      List<KeyCell> cells, Optional<Verdict> verdict, RedisStatus redis) {
    boolean full = !cells.isEmpty();
    ServerReading reading =
        new ServerReading(
            full ? 3_040_000 : 900_000,
            full ? 3 << 20 : 0,
            "allkeys-lru",
            cells.size(),
            4,
            9,
            100,
            12,
            3);
    return new StageScene(
        NOW,
        cells,
        cells.size(),
        full ? exits() : List.of(),
        full ? List.of(loading(204)) : List.of(),
        0,
        verdict,
        full ? Optional.of(new LikelyVictim("user:6", "idle 30 s", true)) : Optional.empty(),
        ServiceView.IDLE,
        new DatabaseView(full ? 4 : 0, 10, 0, full ? 43 : 0),
        new RedisView(redis, Optional.of(reading), -1, "", full ? 23 : 0));
  }

  /** An empty Redis and an answer. */
  public static StageScene answered(Verdict verdict) {
    return stage(List.of(), Optional.of(verdict), EMBEDDED);
  }

  /** Alice on her way. */
  public static StageScene asking() {
    return new StageScene(
        NOW,
        List.of(),
        0,
        List.of(),
        List.of(loading(1)),
        0,
        Optional.empty(),
        Optional.empty(),
        ServiceView.IDLE,
        DatabaseView.IDLE,
        RedisView.UNKNOWN);
  }

  /** Alice has expired, after an answer. */
  public static StageScene expired(Verdict verdict) {
    StageScene s = answered(verdict);
    KeyExit exit =
        new KeyExit("user:1", KeyExit.Reason.EXPIRED, verdict.at() + SECOND, SECOND, 1, "");
    return new StageScene(
        s.asOf(),
        s.cells(),
        0,
        List.of(exit),
        s.tokens(),
        0,
        s.verdict(),
        Optional.empty(),
        s.service(),
        s.database(),
        s.redis());
  }

  public static Verdict verdict(long user, Outcome outcome, long elapsed, long request) {
    return new Verdict(
        request,
        user,
        RequestKind.READ,
        Origin.PERSON,
        Optional.of(outcome),
        true,
        true,
        1,
        Freshness.FRESH,
        elapsed,
        new Timing(300_000, 0, outcome == Outcome.HIT ? 0 : elapsed - 300_000, 20_000),
        "{\"id\":1,\"name\":\"Alice\",\"email\":\"alice@example.com\"}",
        outcome == Outcome.HIT ? "" : "user:1 was not in Redis: nobody had asked for it yet.",
        NOW - SECOND / 3);
  }

  private static Token loading(long user) {
    long asked = NOW - 617_000_000L;
    return new Token(
        7,
        user,
        RequestKind.READ,
        Origin.WORKLOAD,
        List.of(
            new Leg(Wire.CLIENT_TO_SERVICE, Mark.REQUEST, asked - 100_000, asked, 0, "", ""),
            new Leg(
                Wire.SERVICE_TO_REDIS,
                Mark.MISS,
                asked,
                asked + 300_000,
                0,
                "GET user:" + user,
                "(nil)"),
            new Leg(
                Wire.SERVICE_TO_DATABASE, Mark.LOAD, asked + 300_000, Leg.OPEN, SECOND, "", "")),
        Leg.OPEN,
        1);
  }

  private static List<KeyExit> exits() {
    return List.of(
        new KeyExit("user:90", KeyExit.Reason.EVICTED, NOW - SECOND, 41 * SECOND, 2, "allkeys-lru"),
        new KeyExit("user:11", KeyExit.Reason.EXPIRED, NOW - 2 * SECOND, SECOND, 3, ""),
        new KeyExit("user:2", KeyExit.Reason.INVALIDATED, NOW - 3 * SECOND, SECOND, 3, ""));
  }

  private static List<KeyCell> cells() {
    List<KeyCell> cells = new ArrayList<>();
    long[] users = {
      17, 3, 1, 42, 8, 2, 77, 19, 5, 133, 64, 12, 9, 250, 31, 88, 4, 7, 301, 15, 56, 23, 6
    };
    for (int i = 0; i < users.length; i++) {
      long deadline = NOW + (5 + (users[i] * 7) % 50) * SECOND;
      cells.add(
          new KeyCell(
              "user:" + users[i],
              users[i],
              deadline - 60 * SECOND,
              deadline,
              60 * SECOND,
              NOW - i * SECOND,
              3,
              90_000,
              true,
              1,
              users[i] == 77 ? 2 : 1,
              false));
    }
    return cells;
  }

  private static MetricsSnapshot metrics() {
    Random random = new Random(1);
    List<TimeColumn> columns = new ArrayList<>();
    for (int i = 0; i < 240; i++) {
      int[] hits = new int[TimeColumn.BINS];
      int[] others = new int[TimeColumn.BINS];
      for (int k = 0; k < 9; k++) {
        hits[TimeColumn.bin((long) (380_000 * Math.exp(random.nextGaussian() * 0.25)))]++;
      }
      boolean miss = random.nextInt(3) == 0;
      if (miss) {
        others[TimeColumn.bin(1_001_000_000)]++;
      }
      columns.add(
          new TimeColumn(
              NOW - (240 - i) * TimeColumn.SPAN,
              9,
              miss ? 1 : 0,
              0,
              miss ? 1 : 0,
              random.nextInt(20) == 0 ? 1 : 0,
              random.nextInt(25) == 0 ? 1 : 0,
              0,
              0,
              0,
              0,
              hits,
              others));
    }
    Percentiles hit = new Percentiles(2_000, 400_000, 380_000, 500_000, 700_000, 900_000);
    Percentiles miss =
        new Percentiles(90, 1.001e9, 1_001_000_000, 1_002_000_000, 1_004_000_000, 1_005_000_000);
    Percentiles all = new Percentiles(2_090, 86e6, 390_000, 600_000, 1_001_000_000, 1_005_000_000);
    Latencies latencies = new Latencies(hit, miss, all);
    Totals totals =
        new Totals(9_000, 846, 0, 0, 0, 0, 300, 846, 0, 0, 20, 30, 40, 0, 0, 0, 9_846, 9e11);
    return new MetricsSnapshot(totals, totals, 40, 3.4, latencies, latencies, columns);
  }
}
