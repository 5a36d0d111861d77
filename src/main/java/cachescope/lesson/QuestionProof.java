package cachescope.lesson;

import cachescope.lesson.Doing.Experiment;
import cachescope.scenario.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a question's experiments measured.
 *
 * @param sentence to quote, with the numbers of this machine
 * @param faults conditions that do not hold, a sentence each; none: it is proven
 */
public record QuestionProof(Question question, String sentence, List<String> faults) {
  public QuestionProof {
    faults = List.copyOf(faults);
  }

  /** Runs the experiments, one after the other. */
  public static QuestionProof run(Question question, Bench bench) throws InterruptedException {
    Findings findings = Findings.NONE;
    List<String> faults = new ArrayList<>();
    try {
      for (Experiment each : question.proof().experiments()) {
        findings = findings.and(bench.run(each).named(each.name()));
      }
    } catch (IllegalArgumentException e) {
      faults.add(String.valueOf(e.getMessage()));
    }
    Findings measured = findings;
    List<Condition> marked =
        Marked.in(question.proof().sentence()).stream().map(Marked::condition).toList();
    Stream.concat(question.proof().expect().stream(), marked.stream())
        .filter(each -> !each.holds(measured.number(each.of())))
        .map(each -> LessonRun.mismatch(each, measured))
        .distinct()
        .forEach(faults::add);
    return new QuestionProof(question, Marked.fill(question.proof().sentence(), measured), faults);
  }

  /** Whether all conditions hold. */
  public boolean proven() {
    return faults.isEmpty();
  }
}
