package cachescope.ui.stage;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.BreakerState;
import cachescope.event.CacheCallEvent.BreakerChanged;
import cachescope.event.DatabaseEvent.LoadQueued;
import cachescope.event.Origin;
import cachescope.event.Question;
import cachescope.event.RedisEvent;
import cachescope.event.RedisStatus;
import cachescope.event.ServerReading;
import cachescope.event.Settings;
import cachescope.metrics.Totals;
import cachescope.session.Frame;
import cachescope.ui.Asked;
import cachescope.ui.Fx;
import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Pictures;
import cachescope.ui.Theme;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stage shows what happened, and draws nothing in vain. */
class StagePanelTest {
  private static final long S = 1_000_000_000L;

  private final Facts facts = new Facts();
  private final List<Question> asked = new ArrayList<>();
  private StagePanel panel;

  @BeforeEach
  void startJavaFx() throws Exception {
    panel = Fx.get(() -> new StagePanel("H2", asked::add));
  }

  private record Seen(Scene scene, WritableImage picture) {
    String text(String id) {
      return ((Label) scene.lookup("#" + id)).getText();
    }

    String spoken() {
      return scene.lookup("#stage").getAccessibleText();
    }
  }

  private Seen show(Frame frame, long now) throws Exception {
    return Fx.get(() -> {
      panel.theme(Palette.DARK, 1, false);
      var theme = new Theme(Palette.DARK, 1, false);
      Scene scene = Pictures.scene(new StackPane(panel.node()), theme, 800, 640);
      panel.show(frame, now);
      return new Seen(scene, scene.snapshot(null));
    });
  }

  @Test
  void aMissSaysWhyAndHowLongAndGivesTheReply() throws Exception {
    facts.miss(S, 1, Origin.PERSON);
    Seen seen = show(facts.live(), 2 * S + S / 10);
    assertThat(seen.text("headline-request")).isEqualTo("GET /users/1");
    assertThat(seen.text("headline-word")).isEqualTo("MISS");
    assertThat(seen.text("headline-elapsed").replace('\u2009', ' ')).isEqualTo("1 001 ms");
    assertThat(seen.text("headline-why")).contains("user:1");
    assertThat(seen.text("headline-reply")).contains("Alice");
    assertThat(seen.spoken()).contains("miss in").contains("Redis: 1 key.");
  }

  @Test
  void withoutTheCacheNoHitRatioIsTold() throws Exception {
    facts.miss(S, 1, Origin.WORKLOAD);
    facts.hit(3 * S, 1, Origin.WORKLOAD);
    facts.bypassed(5 * S, 1);
    assertThat(show(facts.live(), 6 * S).spoken()).contains("Hit ratio 50.0 %, not asked 33.3 %");
    for (int i = 0; i < 20; i++) {
      facts.bypassed((10 + i) * S, 1);
    }
    Seen seen = show(facts.live(), 30 * S);
    assertThat(seen.spoken()).contains("cache not asked").doesNotContain("ratio");
  }

  @Test
  void whileTheCacheIsOffNobodyAsksRedis() {
    facts.miss(S, 1, Origin.PERSON);
    facts.settings(Settings.CLASSIC.withCacheOn(false));
    Frame off = facts.live();
    RedisLook look = RedisLook.of(off, 1, false, 3 * S);
    assertThat(look.head().alarm()).contains("nobody asks Redis");
    assertThat(look.head().victim()).isEmpty();
    Asked none = Asked.of(Totals.ZERO);
    assertThat(BoxLooks.of(off, none, "H2", 0).ratio()).isEqualTo("cache off");
  }

  @Test
  void aServerThatIsDownHasNoMemoryInUse() {
    facts.tell(S, new RedisEvent.ServerRead(new ServerReading(9, 99, "lru", 0, 0, 0, 0, 0, 1)));
    assertThat(RedisLook.of(facts.live(), 0, false, S).head().memory()).isNotEmpty();
    facts.redis(2 * S, Facts.status(RedisStatus.State.DOWN, "Redis was killed"));
    RedisLook.Head head = RedisLook.of(facts.live(), 0, false, 2 * S).head();
    assertThat(head.memory()).isEmpty();
    assertThat(head.used()).isNegative();
  }

  @Test
  void whileTheBreakerIsOpenNobodyPromisesThatTheServiceFillsRedis() {
    facts.tell(S, new BreakerChanged(BreakerState.CLOSED, BreakerState.OPEN, "refused"));
    assertThat(RedisLook.of(facts.live(), 0, false, S).hint()).contains("nobody asks Redis");
  }

  @Test
  void howManyKeysThereAreIsNeverOfAnotherMomentThanTheCells() throws Exception {
    facts.miss(S, 1, Origin.PERSON);
    Frame one = facts.live();
    facts.miss(3 * S, 2, Origin.PERSON);
    Frame two = facts.live();
    Fx.run(() -> {
      var layer = new RedisLayer();
      var ink = new Ink(Palette.DARK, 1);
      layer.canvas().setWidth(600);
      layer.canvas().setHeight(300);
      layer.head().setWidth(600);
      layer.head().setHeight(layer.head(ink));
      layer.show(RedisLook.of(one, 1, false, 5 * S), 5 * S, ink);
      int drawn = layer.draws();
      layer.show(RedisLook.of(two, 2, false, 5 * S), 5 * S + S / 100, ink);
      assertThat(layer.draws()).isEqualTo(drawn + 1);
    });
  }

  @Test
  void aHitSaysThatItIsDrawnSlower() throws Exception {
    facts.miss(S, 1, Origin.PERSON);
    facts.hit(5 * S, 1, Origin.PERSON);
    Seen seen = show(facts.live(), 5 * S + S / 10);
    assertThat(seen.text("headline-word")).isEqualTo("HIT");
    assertThat(seen.text("headline-elapsed")).isEqualTo("0.38 ms");
    assertThat(seen.text("headline-note")).contains("measured").contains("slower");
    assertThat(Pictures.count(seen.picture(), Palette.DARK.hit())).isGreaterThan(200);
  }

  @Test
  void theEmptyStartAsksTheFirstQuestion() throws Exception {
    Seen seen = show(facts.live(), S);
    assertThat(seen.text("headline-request")).contains("Ask for Alice");
    assertThat(Pictures.count(seen.picture(), Palette.DARK.database())).isZero();
  }

  @Test
  void aRedisThatDoesNotAnswerTurnsRed() throws Exception {
    facts.miss(S, 1, Origin.WORKLOAD);
    int well = Pictures.count(show(facts.live(), 4 * S).picture(), Palette.DARK.danger());
    facts.redis(5 * S, Facts.status(RedisStatus.State.HUNG, "Redis does not answer"));
    Seen hung = show(facts.live(), 6 * S);
    int red = Pictures.count(hung.picture(), Palette.DARK.danger());
    assertThat(well).isZero();
    assertThat(red).isGreaterThan(1_000);
    assertThat(hung.spoken()).contains("Redis does not answer");
  }

  @Test
  void theSameFrameAtTheSameMomentIsNotDrawnAgain() throws Exception {
    facts.miss(S, 1, Origin.WORKLOAD);
    facts.missBegun(3 * S, 2, Origin.WORKLOAD);
    Frame frame = facts.live();
    show(frame, 3 * S + S / 2);
    int before = panel.draws();
    Fx.run(() -> panel.show(frame, 3 * S + S / 2));
    assertThat(panel.draws()).isEqualTo(before);
  }

  @Test
  void aMovingTokenRedrawsTheTokensAndNoCell() throws Exception {
    facts.miss(S, 1, Origin.WORKLOAD);
    facts.missBegun(3 * S, 2, Origin.WORKLOAD);
    Frame frame = facts.live();
    show(frame, 3 * S + S / 2);
    int before = panel.draws();
    Fx.run(() -> panel.show(frame, 3 * S + S / 2 + S / 50));
    assertThat(panel.draws()).isEqualTo(before + 1);
  }

  @Test
  void whoWaitsForTheDatabaseIsCounted() throws Exception {
    facts.tell(S, new LoadQueued(facts.begun(S, 3, Origin.WORKLOAD), 3, 12));
    Seen seen = show(facts.live(), 2 * S);
    assertThat(seen.spoken()).contains("12 waiting");
  }
}
