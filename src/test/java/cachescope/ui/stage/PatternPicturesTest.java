package cachescope.ui.stage;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.BreakerState;
import cachescope.event.CacheCallEvent.BreakerChanged;
import cachescope.event.CacheCallEvent.Filled;
import cachescope.event.CachePattern;
import cachescope.event.CachingStrategy;
import cachescope.event.DatabaseEvent.LoadStarted;
import cachescope.event.DatabaseEvent.Loaded;
import cachescope.event.MessageEvent.Channel;
import cachescope.event.MessageEvent.MessageHeard;
import cachescope.event.MessageEvent.MessageLost;
import cachescope.event.MessageEvent.WriteAccepted;
import cachescope.event.NearCaching;
import cachescope.event.Origin;
import cachescope.event.PatternEvent.FillRefused;
import cachescope.event.PatternEvent.Joined;
import cachescope.event.PatternEvent.LeaseAsked;
import cachescope.event.PatternEvent.NearHit;
import cachescope.event.PatternEvent.NearStored;
import cachescope.event.PatternEvent.RefreshBegan;
import cachescope.event.PatternEvent.RefreshCause;
import cachescope.event.PatternEvent.Refusal;
import cachescope.event.PatternEvent.Tombstoned;
import cachescope.event.Protections;
import cachescope.event.RedisEvent.KeySet;
import cachescope.event.Settings;
import cachescope.metrics.Totals;
import cachescope.session.Frame;
import cachescope.ui.Asked;
import cachescope.ui.Fx;
import cachescope.ui.Palette;
import cachescope.ui.Pictures;
import cachescope.ui.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

/** Draws the stage as each strategy and protection makes it, into target/preview, to look at. */
class PatternPicturesTest {
  private static final long S = 1_000_000_000L;
  private static final long MS = 1_000_000L;

  private record Moment(Frame frame, long at) {}

  @Test
  void everyPatternIsDrawn() throws Exception {
    Map<String, Moment> moments = new LinkedHashMap<>();
    moments.put("through", through());
    moments.put("behind", behind());
    moments.put("flight", flight());
    moments.put("near", near());
    moments.put("marks", marks());
    moments.put("stream", stream());
    moments.put("breaker-closed", breaker(BreakerState.CLOSED));
    moments.put("breaker-open", breaker(BreakerState.OPEN));
    moments.put("breaker-half-open", breaker(BreakerState.HALF_OPEN));
    for (var moment : moments.entrySet()) {
      for (double[] size : new double[][] {{740, 640, 1}, {560, 470, 1}, {900, 700, 1.6}}) {
        Palette palette = size[0] == 560 ? Palette.LIGHT : Palette.DARK;
        var theme = new Theme(palette, size[2], false);
        WritableImage picture = Fx.get(() -> draw(moment.getValue(), theme, size[0], size[1]));
        Pictures.png(
            picture,
            Path.of("target/preview/pattern-" + moment.getKey() + "-" + (int) size[0] + ".png"));
        assertThat(Pictures.count(picture, palette.text())).as(moment.getKey()).isPositive();
      }
    }
  }

  private static WritableImage draw(Moment moment, Theme theme, double w, double h) {
    var stage = new StagePanel("H2", _ -> {});
    Scene scene = Pictures.scene(new StackPane(stage.node()), theme, w, h);
    stage.theme(theme.palette(), theme.textScale(), false);
    for (int round = 0; round < 3; round++) {
      stage.show(moment.frame(), moment.at());
      scene.getRoot().applyCss();
      scene.getRoot().layout();
    }
    return scene.snapshot(null);
  }

  private static Facts facts(CachePattern pattern, Protections protections) {
    var facts = new Facts();
    facts.settings(Settings.CLASSIC.withPattern(pattern).withProtections(protections));
    for (int user = 1; user <= 6; user++) {
      facts.miss(user * S, user, Origin.WORKLOAD);
    }
    return facts;
  }

  private static Facts facts(CachingStrategy strategy) {
    return facts(CachePattern.CLASSIC.withStrategy(strategy), Protections.CLASSIC);
  }

  private static Moment through() {
    Facts facts = facts(CachingStrategy.READ_THROUGH);
    facts.missBegun(20 * S, 7, Origin.PERSON);
    facts.hit(20 * S + 500 * MS, 2, Origin.WORKLOAD);
    return new Moment(facts.live(), 20 * S + 600 * MS);
  }

  private static Moment behind() {
    Facts facts = facts(CachingStrategy.WRITE_BEHIND);
    for (int user = 1; user <= 3; user++) {
      facts.tell(20 * S, new WriteAccepted(200 + user, user, "user:" + user, 2, user, false, MS));
    }
    return new Moment(facts.live(), 20 * S + 400 * MS);
  }

  private static Moment stream() {
    Facts facts = facts(CachingStrategy.WRITE_BEHIND_STREAM);
    for (int user = 1; user <= 3; user++) {
      facts.tell(20 * S, new WriteAccepted(200 + user, user, "user:" + user, 2, user, true, MS));
    }
    return new Moment(facts.live(), 20 * S + 400 * MS);
  }

  private static Moment breaker(BreakerState state) {
    Facts facts = facts(CachePattern.CLASSIC, Protections.CLASSIC);
    facts.missBegun(20 * S, 7, Origin.WORKLOAD);
    facts.hit(20 * S + 500 * MS, 2, Origin.WORKLOAD);
    if (state != BreakerState.CLOSED) {
      facts.tell(20 * S, new BreakerChanged(BreakerState.CLOSED, state, "no answer"));
    }
    return new Moment(facts.live(), 20 * S + 600 * MS);
  }

  /** Of the stream, Redis's box tells, and of what is in memory, the service's. */
  @Test
  void aWriteStandsWhereItIsKept() {
    Moment durable = stream();
    BoxLooks boxes = BoxLooks.of(durable.frame(), Asked.of(Totals.ZERO), "H2", durable.at());
    assertThat(boxes.shelves()).isEmpty();
    assertThat(RedisLook.of(durable.frame(), 6, false, durable.at()).head().stream())
        .hasValueSatisfying(row -> {
          assertThat(row.name()).isEqualTo("3 in the Stream");
          assertThat(row.ids()).containsExactly("1", "2", "3");
        });
    Moment memory = behind();
    assertThat(BoxLooks.of(memory.frame(), Asked.of(Totals.ZERO), "H2", memory.at()).shelves())
        .extracting(ShelfLook::name)
        .containsExactly("3 dirty");
    assertThat(RedisLook.of(memory.frame(), 6, false, memory.at()).head().stream()).isEmpty();
  }

  /** The breaker is drawn in each of its states, and told by another picture and another word. */
  @Test
  void theBreakerIsDrawnAndNamed() throws Exception {
    Set<String> words = new HashSet<>();
    Set<Integer> pictures = new HashSet<>();
    for (BreakerState state : BreakerState.values()) {
      Moment moment = breaker(state);
      assertThat(BoxLooks.of(moment.frame(), Asked.of(Totals.ZERO), "H2", moment.at()).breaker())
          .contains(state);
      words.addAll(List.of(BreakerPainter.words(state)));
      pictures.add(
          Fx.get(() -> {
            var canvas = new Canvas(600, 400);
            var map = StageMap.of(600, 400, 1);
            var painter =
                new BreakerPainter(
                    canvas.getGraphicsContext2D(), new cachescope.ui.Ink(Palette.DARK, 1));
            painter.draw(state, map);
            return Arrays.hashCode(cachescope.ui.Png.of(canvas.snapshot(null, null)));
          }));
    }
    assertThat(words).hasSize(2 + 3 + 3);
    assertThat(pictures).hasSize(3);
  }

  /** What passes through the cache's layer must not cover what is written in it. */
  @Test
  void waysPassUnderTheLayersWords() {
    StageMap map = StageMap.of(560, 430, 1, new StageShape(false, true, 0));
    double words = map.layer().orElseThrow().getHeight() * 0.8;
    assertThat(map.lookup().points()).allMatch(point -> point.getY() >= words);
    assertThat(map.change().points()).allMatch(point -> point.getY() >= words);
    assertThat(map.toLayer().orElseThrow().points()).allMatch(point -> point.getY() >= words);
  }

  private static Moment flight() {
    Facts facts = facts(CachePattern.CLASSIC, Protections.CLASSIC.withSingleFlight(true));
    long leader = facts.missBegun(20 * S, 7, Origin.WORKLOAD);
    for (int i = 0; i < 99; i++) {
      long id = facts.begun(20 * S + i * MS, 7, Origin.WORKLOAD);
      facts.tell(20 * S + i * MS, new Joined(id, "user:7", leader));
    }
    facts.tell(20 * S, new RefreshBegan(5_000, "user:3", RefreshCause.AHEAD, 3, 4_000));
    facts.tell(20 * S, new LoadStarted(5_000, 3, 0, 2, 0, 1_000 * MS));
    return new Moment(facts.live(), 20 * S + 600 * MS);
  }

  private static Moment near() {
    Facts facts =
        facts(
            CachePattern.CLASSIC.withInstances(2).withNear(NearCaching.PUBSUB),
            Protections.CLASSIC);
    for (int user = 1; user <= 6; user++) {
      facts.tell(15 * S, new NearStored(0, 1 + user % 2, "user:" + user, 1));
    }
    facts.tell(20 * S, new NearStored(0, 1, "user:204", 1));
    long id = facts.begun(20 * S, 2, Origin.PERSON);
    facts.tell(20 * S, new NearHit(id, 1, "user:2", 1, 400));
    facts.tell(20 * S + 200 * MS, new MessageHeard(0, "user:5", Channel.PUBSUB, "1", 2, 2 * MS));
    facts.tell(20 * S + 200 * MS, new MessageLost(0, "user:5", Channel.PUBSUB, "1", 1, "lost"));
    return new Moment(facts.live(), 20 * S + 280 * MS);
  }

  private static Moment marks() {
    Facts facts =
        facts(
            CachePattern.CLASSIC,
            Protections.CLASSIC.withLease(Duration.ofSeconds(5)).withVersionedSet(true));
    facts.tell(20 * S, new KeySet("user:8"));
    facts.tell(20 * S, new LeaseAsked(900, "user:8", true, MS));
    facts.tell(20 * S, new KeySet("user:9"));
    facts.tell(20 * S, new Tombstoned(901, "user:9", 7, MS));
    facts.tell(20 * S, new KeySet("user:99"));
    facts.tell(20 * S, new Filled(902, "user:99", 0, 20, 10_000, MS));
    long id = facts.missBegun(19 * S, 7, Origin.PERSON);
    facts.tell(20 * S, new Loaded(id, 7, true, 1, 1_000 * MS, 0, 0));
    facts.tell(20 * S + MS, new FillRefused(id, "user:7", 1, Refusal.NEWER_VERSION, MS));
    return new Moment(facts.live(), 20 * S + 350 * MS);
  }
}
