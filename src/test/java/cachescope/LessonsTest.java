package cachescope;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.database.DatabaseAddress;
import cachescope.event.Settings;
import cachescope.lesson.Lesson;
import cachescope.lesson.Lessons;
import cachescope.lesson.Proof;
import cachescope.lesson.Question;
import cachescope.lesson.QuestionProof;
import cachescope.lesson.Questions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every lesson and every question that comes with the program, on a real Redis of its own. */
@Execution(ExecutionMode.CONCURRENT)
class LessonsTest {
  static Stream<String> lessons() {
    return new Lessons(Optional.empty()).bundled().stream().map(Lesson::id);
  }

  static Stream<String> questions() {
    return new Questions(Optional.empty()).bundled().stream().map(Question::id);
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void aLessonIsProven(String id) throws Exception {
    Lesson lesson = new Lessons(Optional.empty()).find(id);
    List<Proof.Step> faulty = new ArrayList<>();
    try (App app = started()) {
      Proof proof =
          new Proof(
              lesson,
              app.laboratory(),
              app.bench(),
              step -> {
                if (!step.faults().isEmpty()) {
                  faulty.add(step);
                }
              });
      proof.prove();
    }
    assertThat(faulty).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void aQuestionIsProven(String id) throws Exception {
    Question question = new Questions(Optional.empty()).find(id);
    try (App app = started()) {
      QuestionProof proof = QuestionProof.run(question, app.bench());
      assertThat(proof.faults()).isEmpty();
      assertThat(proof.sentence()).doesNotContain("{measured");
    }
  }

  private static App started() throws Exception {
    App app = new App(Settings.CLASSIC, DatabaseAddress.inMemory());
    app.start(Optional.empty(), Optional.empty());
    app.awaitReady();
    return app;
  }
}
