package cachescope.cli;

import cachescope.lesson.Lesson;
import cachescope.lesson.Question;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** The lessons and the questions that there are. */
public final class LessonList {
  private record LessonsDocument(List<LessonLine> lessons) {}

  @JsonPropertyOrder({"id", "title", "minutes", "steps", "level", "kind", "requires", "paths"})
  private record LessonLine(
      String id,
      String title,
      int minutes,
      int steps,
      String level,
      String kind,
      List<String> requires,
      List<String> paths) {}

  private record QuestionsDocument(List<QuestionLine> questions) {}

  @JsonPropertyOrder({"id", "topic", "level", "lessons"})
  private record QuestionLine(String id, String topic, String level, List<String> lessons) {}

  private LessonList() {}

  /** One JSON document. */
  public static String json(List<Lesson> lessons) {
    return JsonMapper.shared()
        .writeValueAsString(new LessonsDocument(lessons.stream().map(LessonList::line).toList()));
  }

  private static LessonLine line(Lesson each) {
    return new LessonLine(
        each.id(),
        each.title(),
        each.minutes(),
        each.steps().size(),
        low(each.level()),
        low(each.kind()),
        each.requires(),
        each.paths());
  }

  private static String low(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }

  /** A list to read. */
  public static String text(List<Lesson> lessons) {
    Formatter text = new Formatter(Locale.ROOT);
    for (Lesson each : lessons) {
      text.format(
          "%-24s %2d min  %2d steps  %-12s  %s%n",
          each.id(), each.minutes(), each.steps().size(), low(each.level()), each.title());
    }
    return text.toString().stripTrailing();
  }

  /** One JSON document. */
  public static String questionsJson(List<Question> questions) {
    return JsonMapper.shared()
        .writeValueAsString(
            new QuestionsDocument(
                questions.stream()
                    .map(each ->
                        new QuestionLine(
                            each.id(), each.topic(), low(each.level()), each.lessons()))
                    .toList()));
  }

  /** A list to read. */
  public static String questionsText(List<Question> questions) {
    Formatter text = new Formatter(Locale.ROOT);
    for (Question each : questions) {
      text.format(
          "%-28s %-14s %-7s %s%n", each.id(), each.topic(), low(each.level()), each.asked());
    }
    return text.toString().stripTrailing();
  }
}
