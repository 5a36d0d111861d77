package cachescope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CacheEvent;
import cachescope.event.Intent;
import cachescope.event.LoggedEvent;
import cachescope.event.ScenarioFigures;
import cachescope.event.ScenarioFigures.Check;
import cachescope.event.ScenarioFigures.Measured;
import cachescope.event.ScenarioFigures.State;
import cachescope.event.Settings;
import cachescope.event.UseEvent;
import cachescope.event.UseEvent.Flaw;
import cachescope.event.UseEvent.Reply;
import cachescope.session.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioScreenTest {
  /** Figures made for the picture alone. */
  private static ScenarioFigures run(
      String scenario, List<String> fixes, State state, double loads) {
    boolean ended = state != State.RUNNING;
    return new ScenarioFigures(
        scenario,
        fixes,
        1,
        state,
        Duration.ofMillis(800),
        Duration.ofMillis(1_000),
        "a hundred ask at once",
        Settings.CLASSIC,
        List.of(
            new Measured("requests", 101),
            new Measured("databaseLoads", loads),
            new Measured("p50", 812.4),
            new Measured("max", 1_512.7)),
        ended ? List.of(new Check("databaseLoads", ">= 50", loads, loads >= 50)) : List.of());
  }

  private static Frame with(ScenarioFigures... runs) {
    var parts = FrameParts.of(Frames.busy());
    parts.scenario = List.of(runs);
    return parts.frame();
  }

  private static Lab at(Frame frame, Choices choices) {
    Lab lab = new Lab(frame, choices.withFirstRunDone(true));
    lab.window.actions().run(lab.window.actions().named("screen.scenarios"));
    lab.settle();
    return lab;
  }

  private static Lab at(Frame frame) {
    return at(frame, Choices.INITIAL);
  }

  @Test
  void theChosenStoryIsPlayed() throws Exception {
    Fx.run(() -> {
      Lab lab = at(Frames.busy());
      lab.find(Button.class, "scenario.penetration").fire();
      lab.find(Button.class, "scenarios.plain").fire();
      assertThat(lab.session.wishes)
          .containsExactly(new Intent.PlayScenario("penetration", List.of(), OptionalLong.empty()));
    });
  }

  /** Who watches must know that it is a story; which one, somebody may be guessing at. */
  @Test
  void theStageSaysThatAScenarioIsPlayedAndNotWhich() throws Exception {
    Fx.run(() -> {
      Lab lab =
          new Lab(
              with(run("stampede", List.of("single-flight"), State.RUNNING, 3)),
              Choices.INITIAL.withFirstRunDone(true));
      Label banner = lab.find(Label.class, "past");
      assertThat(banner.isVisible()).isTrue();
      assertThat(banner.getText())
          .isEqualTo("A scenario is played here, with single-flight: a hundred ask at once")
          .doesNotContain("stampede");
      lab.session.now.addAndGet(Frames.SECOND);
      lab.serve(with(run("stampede", List.of("single-flight"), State.HELD, 3)));
      assertThat(banner.isVisible()).isFalse();
    });
  }

  @Test
  void beforeAndAfterStandBesideEachOtherWithWhatMustComeOut() throws Exception {
    Fx.run(() -> {
      Lab lab =
          at(
              with(
                  run("stampede", List.of(), State.HELD, 100),
                  run("stampede", List.of("single-flight"), State.FAILED, 1)));
      lab.find(Button.class, "scenario.stampede").fire();
      lab.settle();
      assertThat(lab.find(GridPane.class, "scenario.figures").getChildren())
          .extracting(node -> ((Label) node).getText())
          .contains("without a fix", "with single-flight", "database loads", "100", "1", "812 ms");
      assertThat(lab.find(VBox.class, "scenario.checks").getChildren())
          .extracting(node -> ((Label) node).getText())
          .containsExactly(
              "\u2713 without a fix, must be: database loads \u2265 50, measured 100",
              "\u2717 with single-flight, must be: database loads \u2265 50, measured 1");
      lab.find(Button.class, "scenario.penetration").fire();
      lab.settle();
      assertThat(lab.find(VBox.class, "results").isVisible()).isFalse();
    });
  }

  @Test
  void whileOnePlaysItCanBeStoppedAndNoOtherBegun() throws Exception {
    Fx.run(() -> {
      Lab lab = at(with(run("stampede", List.of(), State.RUNNING, 40)));
      assertThat(lab.find(Button.class, "scenarios.plain").isDisabled()).isTrue();
      lab.find(Button.class, "scenarios.stop").fire();
      assertThat(lab.session.wishes).containsExactly(new Intent.StopScenario());
      assertThat(lab.all(Label.class::isInstance))
          .anyMatch(node -> ((Label) node).getText().equals("0.8 of 1.0 s: a hundred ask at once"));
    });
  }

  @ParameterizedTest
  @CsvSource({
    "scenarios-1440-dark, 1440, 900, DARK, 1.0",
    "scenarios-1440-light, 1440, 900, LIGHT, 1.0",
    "scenarios-1024-dark, 1024, 700, DARK, 1.0",
    "scenarios-1440-text16, 1440, 900, DARK, 1.6",
  })
  void aPictureIsDrawn(String name, int width, int height, Choices.Look look, double scale)
      throws Exception {
    Fx.run(() -> {
      Lab lab =
          at(
              with(
                  run("stampede", List.of(), State.HELD, 100),
                  run("stampede", List.of("single-flight"), State.HELD, 1)),
              Choices.INITIAL.withLook(look).withTextScale(scale).withSize(width, height));
      lab.find(Button.class, "scenario.stampede").fire();
      lab.settle();
      write(name, Screenshot.picture(lab.window));
    });
  }

  private static Frame visited() {
    var parts = FrameParts.of(Frames.busy());
    List<CacheEvent> facts =
        List.of(
            new UseEvent.UseOpened("gateway", "An older run.", 5_000_000),
            visit(1, "zoe/en", "/me", "service", Reply.MISS, Flaw.NONE, 84),
            new UseEvent.UseOpened(
                "gateway", "A gateway in front of a service of 80 ms, which are added.", 5_000_000),
            visit(1, "alice/en", "/me", "service", Reply.MISS, Flaw.NONE, 84),
            visit(2, "bob/de", "/me", "gateway", Reply.HIT, Flaw.LEAKED, 1.2),
            visit(3, "alice/en", "/greeting", "service", Reply.MISS, Flaw.NONE, 83),
            visit(4, "bob/de", "/greeting", "gateway", Reply.HIT, Flaw.WRONG_VARIANT, 1.1),
            visit(5, "alice/en", "/catalogue", "service", Reply.REVALIDATED, Flaw.NONE, 83),
            visit(6, "bob/de", "/catalogue", "gateway", Reply.HIT, Flaw.NONE, 1.4));
    List<LoggedEvent> events = new ArrayList<>();
    facts.forEach(
        fact -> events.add(new LoggedEvent(events.size() + 1, events.size(), 1, 1, fact)));
    parts.events = events;
    parts.scenario = List.of(run("api-gateway", List.of(), State.HELD, 3));
    return parts.frame();
  }

  private static UseEvent.Visited visit(
      long number, String who, String what, String tier, Reply reply, Flaw flaw, double millis) {
    return new UseEvent.Visited(
        "gateway",
        number,
        who,
        what,
        tier,
        reply,
        200,
        32,
        tier.equals("gateway") ? 240 : 0,
        flaw,
        (long) (millis * 1e6));
  }

  @Test
  void theVisitsOfAUseAreToldTheNewestFirstAndOnlyThoseOfThisRun() throws Exception {
    Fx.run(() -> {
      Lab lab = at(visited());
      lab.find(Button.class, "scenario.api-gateway").fire();
      lab.settle();
      var rows = lab.find(GridPane.class, "visits.rows").getChildren();
      assertThat(rows)
          .extracting(node -> ((Label) node).getText())
          .contains("! it is somebody else\u2019s", "hit: kept by gateway", "84.0 ms")
          .doesNotContain("zoe/en");
      assertThat(((Label) rows.get(8)).getText()).isEqualTo("6");
      lab.find(Button.class, "scenario.stampede").fire();
      lab.settle();
      assertThat(lab.find(VBox.class, "visits").isVisible()).isFalse();
    });
  }

  @ParameterizedTest
  @CsvSource({
    "uses-1440-dark, 1440, 900, DARK, 1.0",
    "uses-1024-light, 1024, 700, LIGHT, 1.0",
    "uses-1440-text16, 1440, 900, DARK, 1.6",
  })
  void aPictureOfVisitsIsDrawn(String name, int width, int height, Choices.Look look, double scale)
      throws Exception {
    Fx.run(() -> {
      Lab lab =
          at(
              visited(),
              Choices.INITIAL.withLook(look).withTextScale(scale).withSize(width, height));
      lab.find(Button.class, "scenario.api-gateway").fire();
      lab.settle();
      write(name, Screenshot.picture(lab.window));
    });
  }

  private static void write(String name, byte[] png) {
    try {
      Files.write(Files.createDirectories(Path.of("target/previews")).resolve(name + ".png"), png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
