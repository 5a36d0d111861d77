package cachescope.lesson;

import cachescope.event.LessonIntent;
import cachescope.lesson.Check.Standing;
import cachescope.lesson.Judgement.Verdict;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Where a learner sits: grants the wishes of a lesson that is open, keeps progress, and tells what
 * is to be seen whenever that changes. Confined to one thread.
 */
public final class LessonDesk {
  private final LessonRun run;
  private final ProgressBook progress;
  private final Supplier<Instant> now;
  private final Consumer<LessonView> seen;
  private Optional<LessonView> shown = Optional.empty();
  private String doing = "";
  private String trouble = "";
  private boolean counted;

  /**
   * @param now wall time, for repetitions
   * @param seen told of each change
   */
  public LessonDesk(
      LessonRun run, ProgressBook progress, Supplier<Instant> now, Consumer<LessonView> seen) {
    this.run = run;
    this.progress = progress;
    this.now = now;
    this.seen = seen;
  }

  /** Makes everything ready and begins a step. */
  public void open(int step) throws InterruptedException {
    work("The laboratory is made ready", () -> run.open(step));
    began();
  }

  /**
   * Grants a wish.
   *
   * @throws IllegalArgumentException with a sentence where an answer is none
   */
  public void grant(LessonIntent wish) throws InterruptedException {
    switch (wish) {
      case LessonIntent.AnswerQuestion(var given) -> run.answer(given);
      case LessonIntent.ShowHint _ -> run.hint();
      case LessonIntent.ShowMe _ -> work("It is done for you", run::show);
      case LessonIntent.RunExperiments _ -> work("It is being measured", run::experiment);
      case LessonIntent.NextStep _ -> go(run.at() + 1);
      case LessonIntent.PreviousStep _ -> go(run.at() - 1);
      case LessonIntent.RepeatStep _ -> go(run.at());
      case LessonIntent.OpenLesson _, LessonIntent.CloseLesson _ ->
          throw new IllegalStateException("the room's own: " + wish);
    }
    look();
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private void work(String words, Work work) throws InterruptedException {
    doing = words;
    trouble = "";
    tell();
    try {
      work.run();
    } catch (IllegalArgumentException e) {
      trouble = String.valueOf(e.getMessage());
    } finally {
      doing = "";
    }
  }

  private void go(int step) throws InterruptedException {
    if (step >= 0 && step < run.lesson().steps().size()) {
      work("The step is made ready", () -> run.begin(step));
      began();
    }
  }

  private void began() {
    counted = false;
    progress.change(known -> known.at(run.lesson().id(), run.at()));
    look();
  }

  /** Looks how the check stands, and tells where something changed. */
  public void look() {
    Standing standing = run.look();
    if (standing.holds()) {
      progress.change(known -> known.done(run.lesson().id(), run.at()));
    }
    Optional<Judgement> judged = run.judgement();
    if (!counted && judged.filter(each -> each.verdict() != Verdict.OPEN).isPresent()) {
      counted = true;
      boolean right = judged.get().verdict() == Verdict.RIGHT;
      String card = Progress.card(run.lesson().id(), run.at());
      progress.change(known -> known.answered(card, right, now.get()));
    }
    tell();
  }

  private void tell() {
    Standing standing = run.look();
    Set<Integer> done =
        new HashSet<>(progress.get().done().getOrDefault(run.lesson().id(), Set.of()));
    LessonView view =
        new LessonView(
            run.lesson(),
            run.at(),
            standing,
            run.answer(),
            run.judgement(),
            run.hints(),
            run.findings(),
            done,
            doing,
            trouble);
    if (!shown.equals(Optional.of(view))) {
      shown = Optional.of(view);
      seen.accept(view);
    }
  }
}
