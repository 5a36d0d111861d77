package cachescope.lesson;

import cachescope.lesson.Doing.Experiment;
import cachescope.lesson.Question.FollowUp;
import cachescope.lesson.Question.Level;
import cachescope.lesson.Question.Proving;
import cachescope.lesson.Question.Weak;
import cachescope.scenario.Condition;
import cachescope.scenario.Fields;
import cachescope.scenario.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;

/** Questions as files: data only, bounded, every field known. The format is in the README. */
final class QuestionFile {
  private static final int LARGEST = 64 << 10;
  private static final int FORMAT = 1;

  private final ExperimentFile experiments = new ExperimentFile();

  /**
   * Reads a document.
   *
   * @param file its name, for messages
   * @throws LessonException with a sentence that names file and field
   */
  Question read(InputStream in, String file) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new LessonException(
          file + " is larger than " + (LARGEST >> 10) + " KB, so it is no question.");
    }
    try {
      return question(StrictJson.object(bytes));
    } catch (JacksonException e) {
      throw new LessonException(StrictJson.unreadable(file, 1, e));
    } catch (IllegalArgumentException e) {
      throw new LessonException(file + ": " + e.getMessage());
    }
  }

  private Question question(Fields top) {
    if (top.whole("question", 0, 1_000_000) != FORMAT) {
      throw top.wrong("question", "this program reads format " + FORMAT + " only");
    }
    Question question =
        new Question(
            top.name("id"),
            topic(top),
            level(top),
            top.text("asked"),
            several(top, "rubric", 3, 8),
            weak(top),
            followUps(top),
            proof(top.object("prove")),
            top.texts("lessons", 8));
    top.end();
    return question;
  }

  private static String topic(Fields top) {
    String topic = top.text("topic");
    if (!Question.TOPICS.contains(topic)) {
      throw top.wrong(
          "topic", "there is no '" + topic + "'; there are " + String.join(", ", Question.TOPICS));
    }
    return topic;
  }

  private static Level level(Fields top) {
    String level = top.text("level");
    return Arrays.stream(Level.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(level))
        .findFirst()
        .orElseThrow(() -> top.wrong("level", "there are junior, mid and senior"));
  }

  private static List<String> several(Fields top, String name, int least, int most) {
    List<String> all = top.texts(name, most);
    if (all.size() < least) {
      throw top.wrong(name, "write " + least + " to " + most);
    }
    return all;
  }

  private static List<Weak> weak(Fields top) {
    List<Weak> all = new ArrayList<>();
    for (Fields each : top.objects("weak", 6)) {
      all.add(new Weak(each.text("answer"), each.text("why")));
      each.end();
    }
    if (all.isEmpty()) {
      throw top.wrong("weak", "write 1 to 6");
    }
    return all;
  }

  private static List<FollowUp> followUps(Fields top) {
    List<FollowUp> all = new ArrayList<>();
    for (Fields each : top.objects("followUps", 6)) {
      all.add(new FollowUp(each.text("asked"), each.text("answer")));
      each.end();
    }
    if (all.isEmpty()) {
      throw top.wrong("followUps", "write 1 to 6");
    }
    return all;
  }

  private Proving proof(Fields prove) {
    List<Experiment> all = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    for (Fields each : prove.objects("experiments", 6)) {
      Experiment experiment = experiments.read(each);
      each.end();
      if (!names.add(experiment.name())) {
        throw each.wrong("name", "there are two experiments '" + experiment.name() + "'");
      }
      all.add(experiment);
    }
    List<Condition> expect = StepFile.conditions(prove, "expect", names);
    if (all.isEmpty() || expect.isEmpty()) {
      throw prove.wrong("experiments", "write at least one, and what must come out in 'expect'");
    }
    String sentence =
        prove.reading(
            "sentence",
            prove.text("sentence"),
            text -> {
              Marked.in(text).forEach(each -> StepFile.known(each.condition().of(), names));
              return text;
            });
    prove.end();
    return new Proving(all, expect, sentence);
  }
}
