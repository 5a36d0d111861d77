package cachescope.scenario;

import cachescope.event.Intent;
import cachescope.event.NamedSettings;
import cachescope.event.RedisStatus;
import cachescope.event.ScenarioFigures;
import cachescope.event.ScenarioFigures.Check;
import cachescope.event.ScenarioFigures.State;
import cachescope.event.SessionEvent.Fault;
import cachescope.event.Settings;
import cachescope.event.UseIntent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Plays scenarios on a laboratory: makes it ready, does step after step, measures, and says whether
 * that came out which must. One at a time.
 */
public final class Player {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Laboratory laboratory;
  private final Consumer<ScenarioFigures> told;

  /**
   * @param told handed the figures several times a second, and at the end
   */
  public Player(Laboratory laboratory, Consumer<ScenarioFigures> told) {
    this.laboratory = laboratory;
    this.told = told;
  }

  /**
   * Plays one; returns its last figures. The settings from before are put back, also where it is
   * interrupted: then it ends as {@link State#STOPPED}.
   *
   * @param fixes the names of those to apply
   * @param plain the figures of the plain run, for conditions that speak of it
   * @throws IllegalArgumentException with a sentence where there is no such fix
   */
  public ScenarioFigures play(
      Scenario scenario, List<String> fixes, long seed, Optional<ScenarioFigures> plain) {
    Scenario played = scenario.with(fixes);
    Settings before = laboratory.settings();
    Settings settings = settings(played.settings(), Settings.CLASSIC);
    Run run = new Run(laboratory, played, fixes, seed, settings, told);
    ScenarioFigures last;
    try {
      prepare(played, settings, run);
      run.conduct();
      Numbers measured = run.numbers();
      Numbers reference = plain.map(Numbers::of).orElse(measured);
      List<Check> checks =
          played.expect().stream().map(each -> each.check(measured, reference)).toList();
      boolean held = checks.stream().allMatch(Check::held);
      last = run.figures(held ? State.HELD : State.FAILED, held ? "done" : failed(checks), checks);
    } catch (InterruptedException e) {
      last = run.figures(State.STOPPED, "stopped", List.of());
    } catch (IllegalArgumentException e) {
      last = run.figures(State.STOPPED, String.valueOf(e.getMessage()), List.of());
    } finally {
      putBack(played, before);
    }
    told.accept(last);
    return last;
  }

  private static String failed(List<Check> checks) {
    List<String> sentences = new ArrayList<>();
    for (Check check : checks) {
      if (!check.held()) {
        sentences.add(
            "%s should be %s and was %s"
                .formatted(
                    check.of(),
                    Figure.wanted(check.of(), check.wanted()),
                    Figure.of(check.of(), check.measured())));
      }
    }
    return String.join("; ", sentences);
  }

  /** The settings with changes by name. */
  public static Settings settings(Map<String, String> changes, Settings from) {
    Settings changed = from;
    for (Map.Entry<String, String> each : changes.entrySet()) {
      changed = NamedSettings.set(changed, each.getKey(), each.getValue());
    }
    return changed;
  }

  private void prepare(Scenario scenario, Settings settings, Run run) throws InterruptedException {
    run.tell(State.PREPARING, "making ready");
    boolean embedded = laboratory.redis().kind() == RedisStatus.Kind.EMBEDDED;
    if (!embedded && needsEmbedded(scenario)) {
      throw new IllegalArgumentException(
          "This scenario breaks Redis or sets its memory, so it needs the embedded Redis.");
    }
    laboratory.wish(new Intent.StopWorkload());
    laboratory.settle();
    // A server that ran before remembers who used what; only a fresh one evicts as a fresh one.
    laboratory.wish(embedded ? new Intent.BreakRedis(Fault.RESTARTED) : new Intent.ClearCache());
    laboratory.settle();
    laboratory.wish(new Intent.ChangeSettings(settings));
    laboratory.wish(new Intent.Populate(Math.max(3, scenario.users())));
    laboratory.settle();
    run.awaitRedis(PATIENCE);
    if (!scenario.use().isEmpty()) {
      laboratory.wish(new UseIntent.OpenUse(scenario.use()));
      laboratory.settle();
    }
    if (!laboratory.settings().equals(settings)) {
      throw new IllegalArgumentException(
          "The settings of this scenario could not be set; the list of events says why.");
    }
  }

  private static boolean needsEmbedded(Scenario scenario) {
    return scenario.settings().containsKey("max-memory")
        || scenario.steps().stream()
            .anyMatch(step ->
                step.action() instanceof Action.Wish(var intent, String _)
                    && (intent instanceof Intent.Trick || intent instanceof Intent.BreakRedis));
  }

  private void putBack(Scenario scenario, Settings before) {
    laboratory.wish(new Intent.StopWorkload());
    if (!scenario.use().isEmpty()) {
      laboratory.wish(new UseIntent.CloseUse());
    }
    if (needsEmbedded(scenario) && laboratory.redis().kind() == RedisStatus.Kind.EMBEDDED) {
      laboratory.wish(new Intent.BreakRedis(Fault.RESTARTED));
    }
    laboratory.wish(new Intent.ChangeSettings(before));
    boolean interrupted = Thread.interrupted();
    try {
      laboratory.settle();
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
