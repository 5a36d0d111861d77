package cachescope.ui;

import cachescope.App;
import cachescope.database.DatabaseAddress;
import cachescope.event.Intent;
import cachescope.event.ScenarioFigures;
import cachescope.event.Settings;
import cachescope.scenario.Scenario;
import cachescope.scenario.Scenarios;
import cachescope.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;

/**
 * Plays scenarios in a real window on a real Redis, without a display, and keeps pictures: the
 * Stage in the middle and at the end of each run, and the scenario's screen with what came out.
 *
 * <p>A tool for whoever looks at them: {@code ScenarioFilm FOLDER [NAME…]}; without names, all.
 */
public final class ScenarioFilm {
  private static final long PAUSE = 20_000_000;
  private static final int WIDTH = 1_440;
  private static final int HEIGHT = 900;
  private static final Choices LOOKS =
      Choices.INITIAL.withFirstRunDone(true).withLook(Choices.Look.DARK).withSize(WIDTH, HEIGHT);

  private final Path folder;

  private ScenarioFilm(Path folder) {
    this.folder = folder;
  }

  /** Plays those that are named, or all. */
  public static void main(String... given) throws Exception {
    Screenshot.withoutDisplay();
    ScenarioFilm film = new ScenarioFilm(Files.createDirectories(Path.of(given[0])));
    List<String> names =
        given.length > 1
            ? List.of(given).subList(1, given.length)
            : new Scenarios().bundled().stream().map(Scenario::name).toList();
    try {
      for (String name : names) {
        film.play(new Scenarios().find(name));
      }
    } finally {
      // Else JavaFX's thread would keep a failed run alive.
      Platform.exit();
    }
  }

  private void play(Scenario scenario) throws Exception {
    try (App app = new App(Settings.CLASSIC, DatabaseAddress.inMemory())) {
      app.start(Optional.empty(), Optional.empty());
      app.awaitReady();
      Session session = app.session();
      run(session, scenario, List.of(), "1");
      if (!scenario.fixes().isEmpty()) {
        run(session, scenario, List.of(scenario.fixes().getFirst().name()), "2");
      }
      Files.write(file(scenario, "3-results"), results(session, scenario));
    }
  }

  private void run(Session session, Scenario scenario, List<String> fixes, String prefix)
      throws Exception {
    session.wish(new Intent.PlayScenario(scenario.name(), fixes, OptionalLong.empty()));
    await(
        session,
        fixes,
        run -> run.ended() || run.done().compareTo(run.planned().multipliedBy(3).dividedBy(5)) > 0);
    picture(session, scenario, prefix + "-middle");
    ScenarioFigures last = await(session, fixes, ScenarioFigures::ended);
    picture(session, scenario, prefix + "-end");
    System.out.println(scenario.name() + " " + fixes + ": " + last.state() + " " + last.doing());
    last.checks().stream()
        .filter(check -> !check.held())
        .forEach(check -> System.out.println("  not held: " + check));
  }

  private static ScenarioFigures await(
      Session session, List<String> fixes, Predicate<ScenarioFigures> condition) {
    while (true) {
      Optional<ScenarioFigures> run =
          session.frame().scenario().stream()
              .filter(each ->
                  each.fixes().equals(fixes) || each.state() == ScenarioFigures.State.STOPPED)
              .filter(condition)
              .findFirst();
      if (run.isPresent()) {
        return run.get();
      }
      LockSupport.parkNanos(PAUSE);
    }
  }

  private static Optional<Button> button(Parent in, String id) {
    for (Node child : in.getChildrenUnmodifiable()) {
      if (child instanceof Button button && id.equals(button.getId())) {
        return Optional.of(button);
      }
      Optional<Button> deeper =
          child instanceof Parent parent ? button(parent, id) : Optional.empty();
      if (deeper.isPresent()) {
        return deeper;
      }
    }
    return Optional.empty();
  }

  private Path file(Scenario scenario, String what) {
    return folder.resolve(scenario.name() + "-" + what + ".png");
  }

  private void picture(Session session, Scenario scenario, String what) throws Exception {
    Files.write(file(scenario, what), Screenshot.png(session, "stage", WIDTH, HEIGHT, LOOKS));
  }

  private static byte[] results(Session session, Scenario scenario) {
    return FrameLoop.call(() -> {
      MainWindow window = Window.of(session, Preferences.unkept(LOOKS.withSize(WIDTH, 1_300)));
      window.actions().run(window.actions().named(Actions.screen("scenarios")));
      window.pulse();
      window.scene().getRoot().applyCss();
      window.scene().getRoot().layout();
      button(window.scene().getRoot(), "scenario." + scenario.name()).orElseThrow().fire();
      return Screenshot.picture(window);
    });
  }
}
