package cachescope;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.LessonIntent.AnswerQuestion;
import cachescope.event.LessonIntent.CloseLesson;
import cachescope.event.LessonIntent.NextStep;
import cachescope.event.LessonIntent.OpenLesson;
import cachescope.event.LessonIntent.ShowMe;
import cachescope.event.Settings;
import cachescope.lesson.Judgement.Verdict;
import cachescope.lesson.LessonFile;
import cachescope.lesson.LessonView;
import cachescope.lesson.Proof;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lesson taken on the running application. */
class LessonAppTest {
  @TempDir private Path folder;

  @Test
  void aLessonIsTakenStepByStepAndTheSettingsAreAsBefore() throws Exception {
    try (Lab lab = Lab.start(Lab.QUICK)) {
      lab.wish(new OpenLesson("cache-aside", 1));
      LessonView opened = see(lab, view -> view.doing().isEmpty() && view.at() == 1);
      assertThat(opened.standing().holds()).isFalse();
      assertThat(lab.frame().settings().settings().databaseDelay().toMillis()).isEqualTo(500);
      lab.wish(new AnswerQuestion(List.of("400")));
      see(lab, view -> view.judgement().filter(j -> j.verdict() == Verdict.OPEN).isPresent());
      lab.wish(new ShowMe());
      LessonView done = see(lab, view -> view.standing().holds());
      assertThat(done.judgement())
          .hasValueSatisfying(judged -> {
            assertThat(judged.verdict()).isEqualTo(Verdict.WRONG);
            assertThat(judged.reason()).startsWith("The database is not asked any more");
          });
      assertThat(done.done()).contains(1);
      lab.wish(new NextStep());
      see(lab, view -> view.at() == 2 && view.doing().isEmpty() && view.answer().isEmpty());
      lab.wish(new CloseLesson());
      lab.await("the lesson closed", frame -> frame.lesson().isEmpty());
      lab.await("the settings of before", frame -> frame.settings().settings().equals(Lab.QUICK));
    }
  }

  @Test
  void aLessonWhoseCheckProvesNothingIsNotProven() throws Exception {
    List<Proof.Step> steps = new ArrayList<>();
    Path file =
        Files.writeString(
            folder.resolve("bad.md"),
            """
            ---
            lesson: 1
            id: bad
            title: Bad
            minutes: 1
            level: beginner
            objective: None.
            remember: Nothing.
            ---

            ## Holds before anything is done

            ```check
            { "measured": { "hits": ">= 0" }, "missing": "x" }
            ```

            ```show
            { "steps": [ { "do": "ask", "user": 1 } ] }
            ```

            ## Holds after what is wrong

            ```run
            { "steps": [ { "do": "clear" } ] }
            ```

            ```check
            { "facts": ["Missed user:1"], "missing": "x" }
            ```

            ```wrong
            { "steps": [ { "do": "ask", "user": 1 }, { "do": "await-answers" } ] }
            ```

            ```show
            { "steps": [ { "do": "ask", "user": 1 }, { "do": "await-answers" } ] }
            ```

            ## A wrong answer, and a number that does not come out

            ```run
            { "steps": [ { "do": "clear" } ] }
            ```

            ```ask
            { "kind": "outcome", "question": "?", "answer": "hit", "why": "{measured: misses == 2; 2}", "wrong": "x" }
            ```

            ```check
            { "facts": ["Filled user:1"], "missing": "x" }
            ```

            ```show
            { "steps": [ { "do": "ask", "user": 1 }, { "do": "await-answers" } ] }
            ```
            """);
    try (Lab lab = Lab.start(Settings.CLASSIC)) {
      Proof proof =
          new Proof(new LessonFile().read(file), lab.app.laboratory(), lab.app.bench(), steps::add);
      assertThat(proof.prove()).isFalse();
    }
    assertThat(steps).extracting(Proof.Step::line).containsExactly(11, 21, 39);
    assertThat(steps.get(0).faults()).containsExactly("the check holds before anything was done");
    assertThat(steps.get(1).faults()).containsExactly("the check holds after what is wrong");
    assertThat(steps.get(2).faults())
        .containsExactly(
            "the answer says hit, but the last request of the step was: miss",
            "a marked number: misses must be == 2 and is 1");
  }

  private static LessonView see(Lab lab, Predicate<LessonView> wanted) {
    return lab.await("the lesson", frame -> frame.lesson().filter(wanted).isPresent())
        .lesson()
        .orElseThrow();
  }
}
