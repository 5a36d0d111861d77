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
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario that comes with the program, plain and with each fix, on a real Redis. */
class ScenariosTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  static Stream<String> names() {
    return new Scenarios().bundled().stream().map(Scenario::name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void thatComesOutWhichMust(String name) throws Exception {
    Scenario scenario = new Scenarios().find(name);
    try (App app = new App(Settings.CLASSIC, DatabaseAddress.inMemory())) {
      app.start(Optional.empty(), Optional.empty());
      app.awaitReady();
      assertHeld(played(app.session(), name, List.of()));
      for (Fix fix : scenario.fixes()) {
        assertHeld(played(app.session(), name, List.of(fix.name())));
      }
      assertThat(app.session().frame().settings().settings()).isEqualTo(Settings.CLASSIC);
      assertThat(app.session().frame().scenario()).hasSize(1 + scenario.fixes().size());
    }
  }

  private static void assertHeld(ScenarioFigures run) {
    assertThat(run.state())
        .as("%s %s: %s %s", run.scenario(), run.fixes(), run.doing(), run.numbers())
        .isEqualTo(ScenarioFigures.State.HELD);
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
