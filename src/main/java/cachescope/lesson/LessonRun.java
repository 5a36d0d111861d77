package cachescope.lesson;

import cachescope.event.Intent;
import cachescope.event.RedisStatus;
import cachescope.event.SessionEvent.Fault;
import cachescope.event.Settings;
import cachescope.lesson.Check.Standing;
import cachescope.lesson.Check.State;
import cachescope.lesson.Doing.Experiment;
import cachescope.scenario.Condition;
import cachescope.scenario.Deeds;
import cachescope.scenario.Figure;
import cachescope.scenario.Laboratory;
import cachescope.scenario.Player;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A lesson that is being taken on a laboratory: the step it is at, what was answered, and how the
 * check stands. Confined to one thread.
 */
public final class LessonRun {
  private static final List<String> NAMES = List.of("Alice", "Bob", "Charlie");

  private final Lesson lesson;
  private final Laboratory laboratory;
  private final Bench bench;
  private final Deeds deeds;
  private Watch watch;
  private Findings experiments = Findings.NONE;
  private Optional<List<String>> answer = Optional.empty();
  private int at;
  private int hints;
  private boolean done;

  public LessonRun(Lesson lesson, Laboratory laboratory, Bench bench) {
    this.lesson = lesson;
    this.laboratory = laboratory;
    this.bench = bench;
    deeds = new Deeds(laboratory);
    watch = new Watch(laboratory.log());
  }

  /**
   * Makes the laboratory ready and begins a step.
   *
   * @param step 0 the first
   * @throws IllegalArgumentException with a sentence where it cannot be made ready
   */
  public void open(int step) throws InterruptedException {
    boolean embedded = laboratory.redis().kind() == RedisStatus.Kind.EMBEDDED;
    laboratory.wish(new Intent.StopWorkload());
    laboratory.settle();
    laboratory.wish(embedded ? new Intent.BreakRedis(Fault.RESTARTED) : new Intent.ClearCache());
    laboratory.settle();
    change(Map.of());
    laboratory.wish(new Intent.Populate(Math.max(3, lesson.users())));
    laboratory.settle();
    deeds.awaitRedis();
    watch.fold(laboratory.log());
    for (int i = 0; i < NAMES.size(); i++) {
      if (watch.rowWritten(i + 1L)) {
        laboratory.wish(new Intent.RenameBehindTheCache(i + 1L, NAMES.get(i)));
      }
    }
    begin(step);
  }

  private void change(Map<String, String> changes) throws InterruptedException {
    Settings wanted =
        Player.settings(changes, Player.settings(lesson.settings(), Settings.CLASSIC));
    laboratory.wish(new Intent.ChangeSettings(wanted));
    laboratory.settle();
  }

  /**
   * Begins a step, also once more: what happened before does not count.
   *
   * @throws IllegalArgumentException with a sentence where what it does is in vain
   */
  public void begin(int step) throws InterruptedException {
    at = Math.clamp(step, 0, lesson.steps().size() - 1);
    answer = Optional.empty();
    hints = 0;
    done = false;
    if (step().run().isPresent()) {
      Doing run = step().run().get();
      change(run.settings());
      deeds.perform(run.steps(), 1);
    }
    watch.begin(step().check(), laboratory.log());
  }

  /** Does what makes the check hold, then the experiments of the step. */
  public void show() throws InterruptedException {
    if (step().show().isPresent()) {
      perform(step().show().get());
    }
    experiment();
  }

  /** Does what a learner does wrong. */
  public void goWrong() throws InterruptedException {
    if (step().wrong().isPresent()) {
      perform(step().wrong().get());
    }
  }

  private void perform(Doing doing) throws InterruptedException {
    if (!doing.settings().isEmpty()) {
      laboratory.wish(
          new Intent.ChangeSettings(Player.settings(doing.settings(), laboratory.settings())));
      laboratory.settle();
    }
    deeds.perform(doing.steps(), 1);
  }

  /** Runs the experiments of the step, one after the other. */
  public void experiment() throws InterruptedException {
    for (Experiment each : step().experiments()) {
      experiments = experiments.and(bench.run(each).named(each.name()));
    }
  }

  /** How the check stands now. Once it held, the step is done, whatever happens later. */
  public Standing look() {
    watch.fold(laboratory.log());
    if (done) {
      return Standing.HOLDS;
    }
    Standing standing = step().check().map(this::standing).orElseGet(this::withoutCheck);
    done = standing.holds();
    return standing;
  }

  private Standing withoutCheck() {
    return step().ask().isEmpty() || answer.isPresent()
        ? Standing.HOLDS
        : Standing.notYet("Answer the question.");
  }

  private Standing standing(Check check) {
    if (watch.gap()) {
      return new Standing(
          State.UNDECIDED,
          "More happened than could be told, so nobody can say. Begin the step again.");
    }
    Optional<String> wrong = wrong(check);
    return wrong.map(Standing::notYet).orElse(Standing.HOLDS);
  }

  private Optional<String> wrong(Check check) {
    if (watch.broken().isPresent()) {
      return watch.broken().map(each -> "this must not happen, and did: " + each.text());
    }
    if (watch.awaited().isPresent()) {
      return watch.awaited().map(each -> "not told yet: " + each.text());
    }
    long now = laboratory.clock().now();
    for (KeyState each : check.state()) {
      Optional<String> wrong = each.wrong(watch.scene(), now);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    Settings settings = laboratory.settings();
    if (!Player.settings(check.settings(), settings).equals(settings)) {
      return Optional.of("the settings must be " + check.settings());
    }
    Findings findings = findings();
    return check.measured().stream()
        .filter(each -> !each.holds(findings.number(each.of())))
        .map(each -> mismatch(each, findings))
        .findFirst();
  }

  /** That a number is not what it must be, in words. */
  static String mismatch(Condition condition, Findings findings) {
    return "%s must be %s and is %s"
        .formatted(
            condition.of(),
            condition.text(),
            Figure.of(Marked.lastPart(condition.of()), findings.number(condition.of())));
  }

  /**
   * Answers the question of the step.
   *
   * @param given of a choice the indexes of the options, of an order its items, else one text
   * @throws IllegalArgumentException with a sentence where it is no answer to such a question
   */
  public Judgement answer(List<String> given) {
    Ask ask =
        step()
            .ask()
            .orElseThrow(() -> new IllegalArgumentException("nothing is asked in this step"));
    Judgement judged = judge().judge(ask, given);
    answer = Optional.of(List.copyOf(given));
    return judged;
  }

  /** What is to be said of what was answered; empty where nothing was. */
  public Optional<Judgement> judgement() {
    return step().ask().flatMap(ask -> answer.map(given -> judge().judge(ask, given)));
  }

  private Judge judge() {
    return new Judge(watch, findings(), done, laboratory.clock().now());
  }

  /** What in the step's question does not agree with what happened. */
  Optional<String> contradiction() {
    return step().ask().flatMap(judge()::contradicts);
  }

  /** Shows one more hint. */
  public void hint() {
    hints = Math.min(hints + 1, step().hints().size());
  }

  /** Everything that was measured: in the step, and in the experiments so far. */
  public Findings findings() {
    watch.fold(laboratory.log());
    return watch.findings().and(experiments);
  }

  /** How many hints are shown. */
  public int hints() {
    return hints;
  }

  /** What was answered in this step. */
  public Optional<List<String>> answer() {
    return answer;
  }

  public Lesson lesson() {
    return lesson;
  }

  /** The step it is at, 0 the first. */
  public int at() {
    return at;
  }

  public LessonStep step() {
    return lesson.steps().get(at);
  }
}
