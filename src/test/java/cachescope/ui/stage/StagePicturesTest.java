package cachescope.ui.stage;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.ArmFigures;
import cachescope.event.ComparisonFigures;
import cachescope.event.Origin;
import cachescope.event.RedisEvent.ServerRead;
import cachescope.event.RedisStatus;
import cachescope.event.ServerReading;
import cachescope.event.SessionEvent;
import cachescope.event.Settings;
import cachescope.session.Frame;
import cachescope.session.Playback;
import cachescope.ui.Fx;
import cachescope.ui.Palette;
import cachescope.ui.Panel;
import cachescope.ui.Pictures;
import cachescope.ui.Theme;
import cachescope.ui.charts.ComparisonPanel;
import cachescope.ui.charts.LatencyChart;
import cachescope.ui.charts.LoadChart;
import cachescope.ui.charts.RatioChart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

/**
 * Draws the panels in the states that matter into target/preview, for people to look at. Run by
 * hand.
 */
class StagePicturesTest {
  private static final long S = 1_000_000_000L;
  private static final long MS = 1_000_000L;

  private record Shot(
      String name, Frame before, Frame frame, long now, Theme theme, double w, double h) {
    Shot(String name, Frame frame, long now, Theme theme, double w, double h) {
      this(name, null, frame, now, theme, w, h);
    }
  }

  private static final Theme DARK = new Theme(Palette.DARK, 1, false);

  @Test
  void everyStateIsDrawn() throws Exception {
    List<Shot> shots = new ArrayList<>();
    shots.add(new Shot("empty", new Facts().live(), 0, DARK, 1440, 900));
    var first = new Facts();
    first.miss(S, 1, Origin.PERSON);
    shots.add(new Shot("first-miss", first.live(), 2_100 * MS, DARK, 1440, 900));
    Frame before = first.live();
    first.hit(5 * S, 1, Origin.PERSON);
    shots.add(new Shot("first-hit", before, first.live(), 5 * S + 250 * MS, DARK, 1440, 900));
    Frame busy = busy().comparison(figures()).live();
    long t = 70 * S;
    shots.add(new Shot("busy", busy, t, DARK, 1440, 900));
    shots.add(new Shot("busy-light", busy, t, new Theme(Palette.LIGHT, 1, false), 1440, 900));
    shots.add(new Shot("busy-large-text", busy, t, new Theme(Palette.DARK, 1.6, false), 1440, 900));
    shots.add(new Shot("busy-small", busy, t, DARK, 1024, 700));
    shots.add(new Shot("busy-4k", busy, t, DARK, 2560, 1440));
    double afar = Theme.readableFromAfar(900);
    shots.add(new Shot("presentation", busy, t, new Theme(Palette.DARK, afar, false), 1440, 900));
    shots.add(new Shot("thousand", many(1_000), 30 * S, DARK, 1440, 900));
    shots.add(new Shot("hundred", many(100), 30 * S, DARK, 1440, 900));
    var killed = busy();
    killed.redis(
        t,
        Facts.status(
            RedisStatus.State.HUNG,
            "Redis does not answer: it was stopped in its tracks (SIGSTOP)"));
    shots.add(new Shot("hung", killed.live(), t + S, DARK, 1440, 900));
    var dead = busy();
    dead.tell(t, new SessionEvent.FaultCaused(SessionEvent.Fault.KILLED));
    dead.redis(t, Facts.status(RedisStatus.State.DOWN, "Redis was killed"));
    shots.add(new Shot("killed", dead.live(), t + S, DARK, 1440, 900));
    var off = busy();
    off.settings(Settings.CLASSIC.withCacheOn(false).withMaxMemory(3 << 20));
    shots.add(new Shot("off", off.live(), t, DARK, 1440, 900));
    var paused = new Playback(Playback.Mode.PAUSED, 1, t, t, 9_873);
    shots.add(new Shot("paused", busy().frame(paused), t + 12 * S, DARK, 1440, 900));
    shots.add(new Shot("cluster", Clusters.busy().live(), t, DARK, 1440, 900));
    shots.add(new Shot("cluster-small", Clusters.busy().live(), t, DARK, 1024, 700));
    shots.add(
        new Shot(
            "cluster-large-text",
            Clusters.lost().live(),
            t,
            new Theme(Palette.LIGHT, 1.6, false),
            1440,
            900));
    shots.add(new Shot("cluster-lost", Clusters.lost().live(), t, DARK, 1024, 700));
    shots.add(new Shot("cluster-many", Clusters.many().live(), t, DARK, 1440, 900));
    shots.add(new Shot("sentinel", Clusters.sentinel().live(), t, DARK, 1024, 700));
    shots.add(
        new Shot(
            "sentinel-light",
            Clusters.sentinel().live(),
            t,
            new Theme(Palette.LIGHT, 1, false),
            1440,
            900));
    for (Shot shot : shots) {
      WritableImage picture = Fx.get(() -> take(shot));
      assertThat(Pictures.count(picture, shot.theme().palette().text()))
          .as(shot.name())
          .isPositive();
    }
  }

  private static WritableImage take(Shot shot) throws Exception {
    var stage = new StagePanel("H2", _ -> {});
    var timeline = new TimelinePanel(_ -> {});
    var latency = new LatencyChart(_ -> {});
    var ratio = new RatioChart(_ -> {});
    var load = new LoadChart(_ -> {});
    var comparison = new ComparisonPanel(_ -> {});
    var root = new BorderPane();
    double s = shot.theme().textScale();
    var right = new VBox(12, latency.node(), ratio.node(), load.node(), comparison.node());
    right.setPrefWidth(370 * s);
    right.setStyle("-fx-padding: 20px;");
    var left = new Region();
    left.setPrefWidth(258 * s);
    boolean presentation = shot.name().contains("presentation");
    if (!presentation) {
      root.setRight(right);
    }
    if (!presentation && shot.w() / s > 1_180) {
      root.setLeft(left);
    }
    stage.presentation(presentation);
    var middle = new BorderPane(stage.node());
    ((Region) timeline.node()).setPrefHeight(176 * s);
    if (!shot.name().contains("presentation")) {
      middle.setBottom(timeline.node());
    }
    root.setCenter(middle);
    List<Panel> panels = List.of(stage, timeline, latency, ratio, load, comparison);
    panels.forEach(p -> p.theme(shot.theme().palette(), s, false));
    Scene scene = Pictures.scene(root, shot.theme(), shot.w(), shot.h());
    for (int i = 0; i < 3; i++) {
      if (i == 0 && shot.before() != null) {
        panels.forEach(p -> p.show(shot.before(), shot.now() - S));
      }
      panels.forEach(p -> p.show(shot.frame(), shot.now()));
      root.applyCss();
      root.layout();
    }
    WritableImage picture = scene.snapshot(null);
    Pictures.png(picture, Path.of("target/preview/" + shot.name() + ".png"));
    return picture;
  }

  private static ComparisonFigures figures() {
    var on = new ArmFigures(500, 0, 455, 45, 86e6, 390_000, 1_001 * MS, 1_010 * MS);
    var off = new ArmFigures(500, 0, 0, 500, 1_001e6, 1_001 * MS, 1_004 * MS, 1_020 * MS);
    String verdict =
        "The cache pays: most requests need no load. p99 is unchanged, because a miss still waits"
            + " for the database.";
    return new ComparisonFigures(
        on, off, 500, 500, 11.6, 10.9, 13.2, 2_400, 2_700, 0.99, 1.01, verdict);
  }

  private static Facts busy() {
    var random = new Random(7);
    var facts = new Facts();
    facts.settings(
        Settings.CLASSIC
            .withMaxMemory(3 << 20)
            .withEvictionPolicy("allkeys-lru")
            .withValueBytes(65_536));
    long[] users = {
      17, 3, 1, 42, 8, 2, 77, 19, 5, 133, 64, 12, 9, 250, 31, 88, 4, 7, 301, 15, 56, 23, 6
    };
    for (int i = 0; i < users.length; i++) {
      facts.miss((12 + i * 2) * S + random.nextInt(900) * MS, users[i], Origin.WORKLOAD);
    }
    for (int i = 0; i < 400; i++) {
      long user = users[Math.min(users.length - 1, (int) (Math.abs(random.nextGaussian()) * 9))];
      facts.hit(30 * S + i * 98 * MS, user, Origin.WORKLOAD);
      if (i % 30 == 0) {
        facts.tell(
            30 * S + i * 98 * MS, new cachescope.event.RedisEvent.KeyEvicted("user:" + (90 + i)));
      }
    }
    facts.tell(65 * S, new cachescope.event.RedisEvent.KeySet("user:90"));
    facts.tell(66 * S, new cachescope.event.RedisEvent.KeyEvicted("user:90"));
    facts.tell(67 * S, new cachescope.event.RedisEvent.KeySet("user:11"));
    facts.tell(67 * S, new cachescope.event.RedisEvent.KeyExpired("user:11"));
    facts.tell(68 * S, new cachescope.event.DatabaseEvent.RowWritten(0, 77, 2, true, MS, 3, 0));
    facts.tell(
        68 * S,
        new ServerRead(
            new ServerReading(3_040_870, 3 << 20, "allkeys-lru", 23, 41, 7, 900, 80, 11)));
    facts.missBegun(69 * S + 383 * MS, 204, Origin.WORKLOAD);
    facts.hit(69 * S + 760 * MS, 17, Origin.PERSON);
    long fill = facts.missBegun(68 * S + 850 * MS, 31, Origin.WORKLOAD);
    facts.tell(
        69 * S + 850 * MS, new cachescope.event.DatabaseEvent.Loaded(fill, 31, true, 1, S, 3, 0));
    facts.stored(69 * S + 852 * MS, "user:31", fill);
    return facts;
  }

  private static Frame many(int n) {
    var random = new Random(3);
    var facts = new Facts();
    facts.settings(Settings.CLASSIC.withTtl(Duration.ofSeconds(40)));
    for (int i = 1; i <= n; i++) {
      long at = random.nextInt(28_000) * MS;
      facts.stored(at, "user:" + i, 0);
    }
    for (int i = 0; i < 2_000; i++) {
      facts.hit(20 * S + i * 5 * MS, 1 + random.nextInt(n), Origin.WORKLOAD);
    }
    return facts.live();
  }
}
