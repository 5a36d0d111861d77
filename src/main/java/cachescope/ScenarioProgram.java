package cachescope;

import cachescope.cli.ScenarioOptions;
import cachescope.cli.ScenarioReport;
import cachescope.event.Intent;
import cachescope.event.LoggedEvent;
import cachescope.event.ScenarioFigures;
import cachescope.event.SessionEvent.Noticed;
import cachescope.scenario.Scenario;
import cachescope.scenario.Scenarios;
import cachescope.session.Session;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Plays a scenario on a hidden session, as the window would on its own. */
final class ScenarioProgram {
  private static final long PAUSE = 10;

  private final App app;

  /**
   * @param app started and ready
   */
  ScenarioProgram(App app) {
    this.app = app;
  }

  /** Returns the exit code, when it ended. */
  int play(ScenarioOptions options) throws IOException, InterruptedException {
    Session session = app.session();
    Scenario scenario = new Scenarios().find(options.scenario());
    if (options.record().isPresent()) {
      record(options.record().get().toString());
    }
    session.wish(new Intent.PlayScenario(options.scenario(), options.fixes(), options.seed()));
    ScenarioFigures run = ended(session, options.fixes());
    if (options.record().isPresent()) {
      session.wish(new Intent.StopRecording());
      while (session.frame().recording().on()) {
        Thread.sleep(PAUSE);
      }
    }
    List<ScenarioFigures> runs = session.frame().scenario();
    Optional<ScenarioFigures> plain =
        runs.stream().filter(each -> each.fixes().isEmpty() && !run.fixes().isEmpty()).findFirst();
    ScenarioReport report = new ScenarioReport(scenario, run, plain);
    System.out.println(options.json() ? report.json() : report.text());
    System.out.flush();
    return report.exitCode();
  }

  private void record(String file) throws IOException, InterruptedException {
    Session session = app.session();
    session.wish(new Intent.StartRecording(file));
    while (!session.frame().recording().on()) {
      Optional<LoggedEvent> notice = session.frame().notice();
      if (notice.isPresent() && notice.get().event() instanceof Noticed(boolean trouble, var why)) {
        if (trouble) {
          throw new IOException(why);
        }
      }
      Thread.sleep(PAUSE);
    }
  }

  /** The last figures of the run asked for, or of that which stopped before it. */
  private static ScenarioFigures ended(Session session, List<String> fixes)
      throws InterruptedException {
    while (true) {
      for (ScenarioFigures run : session.frame().scenario()) {
        boolean last = run.fixes().equals(fixes) || run.state() == ScenarioFigures.State.STOPPED;
        if (last && run.ended()) {
          return run;
        }
      }
      Thread.sleep(PAUSE);
    }
  }
}
