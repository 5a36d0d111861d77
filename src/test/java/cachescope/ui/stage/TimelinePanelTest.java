package cachescope.ui.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cachescope.event.Intent;
import cachescope.event.Landmark;
import cachescope.event.Origin;
import cachescope.session.Frame;
import cachescope.session.Playback;
import cachescope.ui.Frames;
import cachescope.ui.Fx;
import cachescope.ui.Palette;
import cachescope.ui.Pictures;
import cachescope.ui.Theme;
import java.util.ArrayList;
import java.util.List;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

/** The timeline wishes, says where the picture is, and lists what happened. */
class TimelinePanelTest {
  private static final long S = 1_000_000_000L;

  private final List<Intent> wishes = new ArrayList<>();
  private final Facts facts = new Facts();

  private record Shown(TimelinePanel panel, Scene scene) {
    ButtonBase button(String id) {
      return (ButtonBase) scene.lookup("#" + id);
    }

    String text(String id) {
      return ((Label) scene.lookup("#" + id)).getText();
    }

    List<String> lines() {
      ListView<?> list = (ListView<?>) scene.lookup("#event-list");
      return list.getItems().stream()
          .map(row -> ((EventListPanel.Row) row).line().words())
          .toList();
    }
  }

  private Shown show(Frame frame, long now) {
    var panel = new TimelinePanel(wishes::add);
    var theme = new Theme(Palette.DARK, 1, false);
    panel.theme(Palette.DARK, 1, false);
    Scene scene = Pictures.scene(new StackPane(panel.node()), theme, 800, 260);
    panel.show(frame, now);
    return new Shown(panel, scene);
  }

  @Test
  void buttonsWish() throws Exception {
    facts.miss(S, 1, Origin.WORKLOAD);
    Fx.run(() -> {
      Shown shown = show(facts.live(), 5 * S);
      for (String id : List.of("pause", "step", "speed-100")) {
        shown.button(id).fire();
      }
      assertThat(wishes)
          .containsExactly(new Intent.Pause(), new Intent.Step(), new Intent.SetSpeed(0.01));
      assertThat(shown.text("where")).isEqualTo("LIVE");
    });
  }

  @Test
  void pausedItPlaysOrGoesBackToLive() throws Exception {
    facts.miss(S, 1, Origin.WORKLOAD);
    Fx.run(() -> {
      var paused =
          new Playback(Playback.Mode.PAUSED, 1, 5 * S, 5 * S, facts.live().playback().seq());
      Shown shown = show(facts.frame(paused), 17 * S);
      assertThat(shown.text("where")).isEqualTo("PAUSED");
      assertThat(shown.text("event-count")).startsWith("00:00:05.000 ·");
      ListView<?> list = (ListView<?>) shown.scene().lookup("#event-list");
      assertThat(list.getItems())
          .extracting(row -> ((EventListPanel.Row) row).here())
          .contains(true);
      shown.button("pause").fire();
      shown.button("back-to-live").fire();
      assertThat(wishes).containsExactly(new Intent.Play(), new Intent.BackToLive());
    });
  }

  @Test
  void everyButtonOfTheTimelineTravels() throws Exception {
    facts.miss(S, 1, Origin.WORKLOAD);
    Fx.run(() -> {
      Shown shown = show(facts.live(), 5 * S);
      for (String id : List.of("step-back", "landmark-next", "landmark-previous")) {
        shown.button(id).fire();
      }
      ComboBox<?> landmark = (ComboBox<?>) shown.scene().lookup("#landmark");
      landmark.getSelectionModel().select(1);
      shown.button("landmark-next").fire();
      assertThat(wishes)
          .containsExactly(
              new Intent.StepBack(),
              new Intent.Jump(Landmark.MISS, true),
              new Intent.Jump(Landmark.MISS, false),
              new Intent.Jump(Landmark.EVICTION, true));
    });
  }

  @Test
  void draggingGoesToTheMomentUnderThePointer() throws Exception {
    Fx.run(() -> {
      Shown shown = show(Frames.past(), 120 * S);
      Lanes lanes = (Lanes) shown.scene().lookup("#lanes");
      drag(lanes, MouseEvent.MOUSE_PRESSED, lanes.place(90 * S));
      drag(lanes, MouseEvent.MOUSE_DRAGGED, lanes.place(60 * S));
      drag(lanes, MouseEvent.MOUSE_DRAGGED, lanes.place(60 * S));
      drag(lanes, MouseEvent.MOUSE_RELEASED, lanes.place(60 * S));
      assertThat(wishes).hasSize(2).allMatch(Intent.SeekTo.class::isInstance);
      assertThat(((Intent.SeekTo) wishes.get(0)).time()).isCloseTo(90 * S, within(S / 10));
      assertThat(((Intent.SeekTo) wishes.get(1)).time()).isCloseTo(60 * S, within(S / 10));
    });
  }

  @Test
  void draggingToTheLiveEdgeIsTheWayBack() throws Exception {
    Fx.run(() -> {
      Shown shown = show(Frames.past(), 120 * S);
      shown.button("view-whole").fire();
      shown.panel().show(Frames.past(), 121 * S);
      Lanes lanes = (Lanes) shown.scene().lookup("#lanes");
      drag(lanes, MouseEvent.MOUSE_PRESSED, 2_000);
      assertThat(wishes).containsExactly(new Intent.BackToLive());
    });
  }

  @Test
  void theLanesSayInWordsSinceWhenDetailIsKept() throws Exception {
    Fx.run(() -> {
      Shown shown = show(Frames.past(), 120 * S);
      assertThat(shown.scene().lookup("#lanes").getAccessibleText())
          .contains("shown is 00:01:20")
          .endsWith("Detail is kept since 00:00:20");
    });
  }

  private static void drag(Lanes lanes, EventType<MouseEvent> what, double x) {
    boolean down = what != MouseEvent.MOUSE_RELEASED;
    double at = lanes.localToScene(x, 5).getX();
    lanes.fireEvent(
        new MouseEvent(
            what,
            at,
            5,
            at,
            5,
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            down,
            false,
            false,
            true,
            false,
            true,
            null));
  }

  @Test
  void newestFirstAndWithoutHousekeeping() throws Exception {
    facts.miss(S, 1, Origin.WORKLOAD);
    facts.hit(3 * S, 1, Origin.WORKLOAD);
    Fx.run(() -> {
      Shown shown = show(facts.live(), 5 * S);
      assertThat(shown.lines().getFirst()).isEqualTo("GET /users/1 → hit 0.38 ms");
      assertThat(shown.lines()).noneMatch(line -> line.contains("PTTL"));
    });
  }

  @Test
  void filtersHideAndTextFinds() throws Exception {
    facts.miss(S, 1, Origin.WORKLOAD);
    facts.hit(3 * S, 1, Origin.WORKLOAD);
    Frame frame = facts.live();
    Fx.run(() -> {
      Shown shown = show(frame, 5 * S);
      shown.button("filter-hits").fire();
      shown.panel().show(frame, 5 * S);
      assertThat(shown.lines()).noneMatch(line -> line.contains("→ hit"));
      ((TextField) shown.scene().lookup("#filter-text")).setText("setex");
      shown.panel().show(frame, 5 * S);
      assertThat(shown.lines()).isNotEmpty().allMatch(line -> line.contains("SETEX"));
    });
  }

  @Test
  void theSameFrameIsNotDrawnAgain() throws Exception {
    facts.miss(S, 1, Origin.WORKLOAD);
    Frame frame = facts.live();
    Fx.run(() -> {
      Shown shown = show(frame, 5 * S);
      int before = shown.panel().draws();
      shown.panel().show(frame, 5 * S);
      assertThat(shown.panel().draws()).isEqualTo(before);
    });
  }
}
