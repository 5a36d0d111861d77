package cachescope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.Intent;
import cachescope.event.SessionClock;
import cachescope.scenario.race.MemoryGround;
import cachescope.scenario.race.Race;
import cachescope.scenario.race.RaceBoard;
import cachescope.scenario.race.RaceDesk;
import cachescope.scenario.race.RaceTrack;
import cachescope.scenario.race.Scheme;
import cachescope.session.Frame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

class RaceScreenTest {
  private static final Race PAIR = new Race(Scheme.CACHE_ASIDE, 1, 1);
  private static final List<String> STALE = List.of("r1", "r1", "w1", "w1", "r1");

  private static Frame with(RaceBoard board) {
    FrameParts parts = FrameParts.of(Frames.busy());
    parts.race = Optional.of(board);
    return parts.frame();
  }

  private static RaceBoard run(Race race, List<String> order) {
    try (RaceTrack track = new RaceTrack(new MemoryGround(), SessionClock.system())) {
      return new RaceDesk(track).run(race, order);
    }
  }

  private static RaceBoard find(Race race) {
    try (RaceTrack track = new RaceTrack(new MemoryGround(), SessionClock.system())) {
      return new RaceDesk(track).find(race);
    }
  }

  private static Lab races(Frame frame) {
    Lab lab = Lab.open(frame);
    lab.window.actions().run(lab.window.actions().named("screen.races"));
    lab.settle();
    return lab;
  }

  private static List<String> texts(Lab lab) {
    return lab.all(node -> node instanceof Label && Lab.isShown(node)).stream()
        .map(node -> ((Label) node).getText())
        .toList();
  }

  private static boolean off(Lab lab, String id) {
    return lab.find(Button.class, id).isDisabled();
  }

  @Test
  void theFirstVisitStartsTheServers() throws Exception {
    Fx.run(() -> {
      Lab lab = races(Frames.busy());
      assertThat(lab.session.wishes)
          .containsExactly(new Intent.RunOrder("cache-aside", 1, 1, List.of(), false));
      assertThat(texts(lab)).contains(Texts.say("race.starting"));
    });
  }

  @Test
  void aStepIsTheOrderAndOneMore() throws Exception {
    Fx.run(() -> {
      Lab lab = races(with(run(PAIR, List.of("r1"))));
      lab.find(Button.class, "race.step.w1").fire();
      lab.find(Button.class, "race.back").fire();
      lab.find(Button.class, "race.finish").fire();
      lab.find(Button.class, "race.restart").fire();
      assertThat(lab.session.wishes)
          .containsExactly(
              new Intent.RunOrder("cache-aside", 1, 1, List.of("r1", "w1"), false),
              new Intent.RunOrder("cache-aside", 1, 1, List.of(), false),
              new Intent.RunOrder("cache-aside", 1, 1, List.of("r1"), true),
              new Intent.RunOrder("cache-aside", 1, 1, List.of(), false));
      assertThat(texts(lab)).contains("GET user:1", "→ nil", "SELECT user 1");
    });
  }

  @Test
  void itSaysHowAnOrderEnds() throws Exception {
    Fx.run(() -> {
      Lab lab = races(with(run(PAIR, STALE)));
      assertThat(texts(lab))
          .contains("≠ v1, stale", "answered v1 (miss)", "has ended")
          .anyMatch(text -> text.startsWith("≠ Stale: Redis holds v1, the database v2."));
      assertThat(off(lab, "race.step.r1")).isTrue();
      assertThat(off(lab, "race.finish")).isTrue();
    });
  }

  @Test
  void oneGoesBackAndForthInTheOrderThatWasFound() throws Exception {
    Fx.run(() -> {
      Lab lab = races(with(run(PAIR, STALE)));
      assertThat(off(lab, "race.forth")).isTrue();
      lab.serve(with(run(PAIR, STALE.subList(0, 3))));
      assertThat(off(lab, "race.forth")).isFalse();
      lab.find(Button.class, "race.forth").fire();
      assertThat(lab.session.wishes.getLast())
          .isEqualTo(new Intent.RunOrder("cache-aside", 1, 1, STALE.subList(0, 4), false));
      lab.serve(with(run(PAIR, List.of("w1"))));
      assertThat(off(lab, "race.forth")).as("another order").isTrue();
    });
  }

  @Test
  void playingRunsItStepByStep() throws Exception {
    Fx.run(() -> {
      Lab lab = races(with(run(PAIR, STALE)));
      lab.find(Button.class, "race.play").fire();
      assertThat(lab.session.wishes.getLast())
          .isEqualTo(new Intent.RunOrder("cache-aside", 1, 1, List.of(), false));
      for (int done = 0; done < STALE.size(); done++) {
        lab.session.now.addAndGet(Frames.SECOND);
        lab.serve(with(run(PAIR, STALE.subList(0, done))));
        assertThat(lab.session.wishes.getLast())
            .isEqualTo(new Intent.RunOrder("cache-aside", 1, 1, STALE.subList(0, done + 1), false));
      }
      int wishes = lab.session.wishes.size();
      lab.session.now.addAndGet(Frames.SECOND);
      lab.serve(with(run(PAIR, STALE)));
      assertThat(lab.session.wishes).hasSize(wishes);
      assertThat(lab.find(Button.class, "race.play").getText()).isEqualTo(Texts.say("race.play"));
    });
  }

  @Test
  void whatIsRacedCanBeChosen() throws Exception {
    Fx.run(() -> {
      Lab lab = races(with(run(PAIR, List.of())));
      lab.find(ComboBox.class, "race.scheme").getSelectionModel().select(Scheme.LEASE.ordinal());
      lab.find(Button.class, "race.find").fire();
      lab.find(Button.class, "race.random").fire();
      assertThat(lab.session.wishes)
          .containsExactly(
              new Intent.RunOrder("lease", 1, 1, List.of(), false),
              new Intent.FindStaleOrder("cache-aside", 1, 1),
              new Intent.RunRandomOrder("cache-aside", 1, 1, 1));
    });
  }

  @Test
  void itFitsASmallWindowAndBothThemes() throws Exception {
    RaceBoard board = find(new Race(Scheme.CACHE_ASIDE, 3, 2));
    for (Choices.Look look : List.of(Choices.Look.DARK, Choices.Look.LIGHT)) {
      for (int width : List.of(1024, 1440)) {
        Path file = Path.of("target", "races-" + look + "-" + width + ".png");
        byte[] png =
            Fx.get(() -> {
              Lab lab =
                  new Lab(
                      with(board),
                      Choices.INITIAL
                          .withFirstRunDone(true)
                          .withLook(look)
                          .withSize(width, width == 1024 ? 700 : 900));
              lab.window.actions().run(lab.window.actions().named("screen.races"));
              lab.settle();
              for (Node button : lab.all(node -> node instanceof Button && Lab.isShown(node))) {
                var bounds = button.localToScene(button.getBoundsInLocal());
                assertThat(bounds.getMaxX())
                    .as(button.getId())
                    .isLessThanOrEqualTo(lab.window.scene().getWidth());
              }
              return Screenshot.picture(lab.window);
            });
        Files.write(file, png);
        assertThat(png).hasSizeGreaterThan(10_000);
      }
    }
  }
}
