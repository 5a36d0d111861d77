package cachescope;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.database.DatabaseAddress;
import cachescope.event.Intent;
import cachescope.event.ScenarioFigures;
import cachescope.event.Settings;
import cachescope.scenario.Fix;
import cachescope.scenario.Scenario;
import cachescope.scenario.Scenarios;
import cachescope.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every scenario that comes with the program, plain and with each fix, on a real Redis of its own.
 */
@Execution(ExecutionMode.CONCURRENT)
class ScenariosTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  static Stream<String> names() {
    return new Scenarios().bundled().stream().map(Scenario::name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void thatComesOutWhichMust(String name) throws Exception {
    Scenario scenario = new Scenarios().find(name);
    List<String> failures = new ArrayList<>();
    try (App app = new App(Settings.CLASSIC, DatabaseAddress.inMemory())) {
      app.start(Optional.empty(), Optional.empty());
      app.awaitReady();
      play(app.session(), name, List.of(), failures);
      for (Fix fix : scenario.fixes()) {
        play(app.session(), name, List.of(fix.name()), failures);
      }
      assertThat(failures).isEmpty();
      assertThat(app.session().frame().settings().settings()).isEqualTo(Settings.CLASSIC);
      assertThat(app.session().frame().scenario()).hasSize(1 + scenario.fixes().size());
    }
  }

  private static void play(
      Session session, String name, List<String> fixes, List<String> failures) {
    ScenarioFigures run = played(session, name, fixes);
    if (run.state() != ScenarioFigures.State.HELD) {
      failures.add("%s %s: %s; %s".formatted(name, fixes, run.doing(), run.numbers()));
    }
  }

  private static ScenarioFigures played(Session session, String name, List<String> fixes) {
    session.wish(new Intent.PlayScenario(name, fixes, OptionalLong.empty()));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      for (ScenarioFigures run : session.frame().scenario()) {
        if (run.fixes().equals(fixes) && run.ended()) {
          return run;
        }
      }
      LockSupport.parkNanos(5_000_000);
    }
    throw new AssertionError("it never ended: " + session.frame().scenario());
  }
}
