package cachescope.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.lesson.Question.Level;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The bundled questions are enough, of every topic and level, and each is whole. */
class BundledQuestionsTest {
  private final List<Question> questions = new Questions(Optional.empty()).bundled();

  @Test
  void thereAreEnoughOfEachTopicAndLevel() {
    assertThat(questions).hasSizeGreaterThanOrEqualTo(40);
    for (String topic : Question.TOPICS) {
      assertThat(questions.stream().filter(each -> each.topic().equals(topic)))
          .as(topic)
          .hasSizeGreaterThanOrEqualTo(4);
    }
    assertThat(questions.stream().map(Question::level).collect(Collectors.toSet()))
        .isEqualTo(EnumSet.allOf(Level.class));
  }

  @Test
  void eachIsAskedOnceAndHasWhatOneLearnsFrom() {
    Set<String> asked = new HashSet<>();
    for (Question each : questions) {
      assertThat(asked.add(each.asked())).as(each.id()).isTrue();
      assertThat(each.rubric()).as(each.id()).hasSizeBetween(3, 6);
      assertThat(each.weak()).as(each.id()).hasSizeGreaterThanOrEqualTo(2);
      assertThat(each.followUps()).as(each.id()).hasSizeGreaterThanOrEqualTo(2);
      assertThat(Marked.in(each.proof().sentence())).as(each.id()).isNotEmpty();
    }
  }

  @Test
  void theirLessonsAreThere() {
    Set<String> lessons =
        new Lessons(Optional.empty())
            .bundled().stream().map(Lesson::id).collect(Collectors.toSet());
    for (Question each : questions) {
      assertThat(lessons).as(each.id()).containsAll(each.lessons());
    }
  }
}
