package cachescope.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.session.Frame;
import cachescope.stage.KeyCell;
import cachescope.ui.Frames;
import cachescope.ui.Fx;
import cachescope.ui.Palette;
import cachescope.ui.Pictures;
import cachescope.ui.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToLongFunction;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

/** FAULTS 45: a thousand equal times to live, without jitter and with it. */
class ExpiryLookTest {
  private static final long S = 1_000_000_000L;
  private static final long NOW = Frames.NOW;

  private static Frame keys(int n, IntToLongFunction deadline) {
    List<KeyCell> cells = new ArrayList<>();
    for (int i = 1; i <= n; i++) {
      cells.add(
          new KeyCell(
              "user:" + i,
              i,
              NOW,
              deadline.applyAsLong(i),
              60 * S,
              NOW,
              0,
              100,
              true,
              1,
              1,
              false));
    }
    return Frames.withStage(Frames.busy(), Frames.stage(cells, Optional.empty(), Frames.EMBEDDED));
  }

  private static Frame equal() {
    return keys(1_000, _ -> NOW + 30 * S);
  }

  private static Frame jittered() {
    Random random = new Random(7);
    return keys(1_000, _ -> NOW + (20 + random.nextInt(20)) * S);
  }

  @Test
  void equalTimesAreAWallAndJitterSpreadsThem() {
    ExpiryLook wall = ExpiryLook.of(equal(), NOW);
    assertThat(wall.most()).isEqualTo(1_000);
    assertThat(wall.ending()).isEqualTo(1_000);
    assertThat(wall.step()).isEqualTo(2 * S);
    ExpiryLook spread = ExpiryLook.of(jittered(), NOW);
    assertThat(spread.ending()).isEqualTo(1_000);
    assertThat(spread.most()).isBetween(80, 150);
    assertThat(spread.counts().stream().filter(count -> count > 0)).hasSize(10);
  }

  @Test
  void whatIsOverIsNotDrawnAsIfItWereToCome() {
    Frame frame = keys(30, i -> i <= 10 ? NOW - S : i <= 15 ? KeyCell.NEVER : NOW + 10 * S);
    ExpiryLook look = ExpiryLook.of(frame, NOW);
    assertThat(look.overdue()).isEqualTo(10);
    assertThat(look.endless()).isEqualTo(5);
    assertThat(look.ending()).isEqualTo(15);
    assertThat(ExpiryLook.speaks(frame)).isTrue();
    assertThat(ExpiryLook.speaks(keys(19, _ -> NOW + S))).isFalse();
  }

  @Test
  void itIsDrawnAndSaid() throws Exception {
    picture("expiry-equal", equal(), "at most 1\u2009000 of 1\u2009000 keys within 2 s");
    picture("expiry-jitter", jittered(), "at most ");
  }

  private static void picture(String name, Frame frame, String words) throws Exception {
    WritableImage image =
        Fx.get(() -> {
          var chart = new ExpiryChart(_ -> {});
          Scene scene =
              Pictures.scene(new VBox(chart.node()), new Theme(Palette.DARK, 1, false), 340, 140);
          for (int round = 0; round < 3; round++) {
            chart.show(frame, NOW);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
          }
          assertThat(scene.lookup("#expiry-chart").getAccessibleText()).contains(words);
          return scene.snapshot(null);
        });
    assertThat(Pictures.count(image, Palette.DARK.expired())).isPositive();
    Pictures.png(image, Path.of("target/preview/" + name + ".png"));
  }
}
