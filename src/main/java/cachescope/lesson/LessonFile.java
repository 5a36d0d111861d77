package cachescope.lesson;

import static java.nio.charset.StandardCharsets.UTF_8;

import cachescope.event.Amounts;
import cachescope.lesson.Manuscript.Flaw;
import cachescope.lesson.Manuscript.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lessons as files, from this program or from strangers: data only, bounded, every word known. The
 * format is in the README.
 */
public final class LessonFile {
  private static final int LARGEST = 256 << 10;
  private static final int MOST_STEPS = 40;
  private static final String FORMAT = "1";
  private static final Set<String> HEAD =
      Set.of(
          "lesson",
          "id",
          "title",
          "kind",
          "minutes",
          "level",
          "objective",
          "requires",
          "paths",
          "remember");

  private final StepFile steps = new StepFile();

  /**
   * Reads a file.
   *
   * @throws LessonException with a sentence that names file and line
   */
  public Lesson read(Path file) throws LessonException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    } catch (LessonException e) {
      throw e;
    } catch (NoSuchFileException e) {
      throw new LessonException("There is no file " + file + ".");
    } catch (IOException e) {
      throw new LessonException(file + " cannot be read: " + e.getMessage());
    }
  }

  /**
   * Reads a document.
   *
   * @param file its name, for messages
   */
  Lesson read(InputStream in, String file) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new LessonException(
          file + " is larger than " + (LARGEST >> 10) + " KB, so it is no lesson.");
    }
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return lesson(Manuscript.of(text, StepFile.WORDS));
    } catch (CharacterCodingException e) {
      throw new LessonException(file + " is not written in UTF-8.");
    } catch (Flaw e) {
      throw new LessonException(file + ", line " + e.line() + ": " + e.getMessage());
    }
  }

  private Lesson lesson(Manuscript manuscript) {
    Map<String, String> head = manuscript.head();
    Set<String> unknown = new TreeSet<>(head.keySet());
    unknown.removeAll(HEAD);
    if (!unknown.isEmpty()) {
      throw new Flaw(
          1,
          "the head has no field '%s'; it has %s"
              .formatted(unknown.iterator().next(), String.join(", ", new TreeSet<>(HEAD))));
    }
    if (!need(head, "lesson").equals(FORMAT)) {
      throw new Flaw(1, "lesson: this program reads format " + FORMAT + " only");
    }
    Part introduction = manuscript.parts().getFirst();
    List<LessonStep> all = new ArrayList<>();
    Set<String> experiments = new TreeSet<>();
    StepFile.Setup setup = steps.setup(introduction);
    for (Part part : manuscript.parts().subList(1, manuscript.parts().size())) {
      all.add(steps.step(part, experiments));
    }
    if (all.isEmpty() || all.size() > MOST_STEPS) {
      throw new Flaw(1, "a lesson has 1 to " + MOST_STEPS + " steps, each below a heading ##");
    }
    return new Lesson(
        name(need(head, "id")),
        need(head, "title"),
        one(Lesson.Kind.class, "kind", head.getOrDefault("kind", "lesson")),
        minutes(need(head, "minutes")),
        one(Lesson.Level.class, "level", need(head, "level")),
        need(head, "objective"),
        list(head, "requires").stream().map(LessonFile::name).toList(),
        list(head, "paths").stream().map(LessonFile::path).toList(),
        need(head, "remember"),
        setup.settings(),
        setup.users(),
        introduction.prose(),
        setup.teacher(),
        all);
  }

  private static String need(Map<String, String> head, String name) {
    String value = head.get(name);
    if (value == null) {
      throw new Flaw(1, "the head lacks '" + name + "'");
    }
    return value;
  }

  private static List<String> list(Map<String, String> head, String name) {
    return Arrays.stream(head.getOrDefault(name, "").split(",", -1))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .toList();
  }

  private static int minutes(String text) {
    try {
      return (int) Amounts.whole("minutes", text, 1, 60);
    } catch (IllegalArgumentException e) {
      throw new Flaw(1, String.valueOf(e.getMessage()));
    }
  }

  private static String name(String text) {
    if (!text.matches("[a-z][a-z0-9-]{0,39}")) {
      throw new Flaw(1, "'" + text + "' is no name; use a-z, digits and hyphens, at most 40");
    }
    return text;
  }

  private static String path(String text) {
    if (!Lesson.PATHS.contains(text)) {
      throw new Flaw(
          1, "there is no path '" + text + "'; there are " + String.join(", ", Lesson.PATHS));
    }
    return text;
  }

  private static <E extends Enum<E>> E one(Class<E> type, String field, String text) {
    for (E each : type.getEnumConstants()) {
      if (each.name().equalsIgnoreCase(text)) {
        return each;
      }
    }
    String all =
        String.join(
            ", ",
            Arrays.stream(type.getEnumConstants())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList());
    throw new Flaw(1, field + ": '" + text + "' is none; there are " + all);
  }
}
