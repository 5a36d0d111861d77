package cachescope.lesson;

import cachescope.scenario.Fields;
import cachescope.scenario.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A person's progress as a JSON file: {@code progress} (format 1), {@code lessons} ({@code id},
 * {@code done}), {@code cards} ({@code id}, {@code box}, {@code due}), {@code resume}.
 */
public final class ProgressFile {
  private static final int LARGEST = 256 << 10;
  private static final int MOST = 2_000;

  private final Path file;

  public ProgressFile(Path file) {
    this.file = file;
  }

  private record Document(
      int progress, List<Lines> lessons, List<Card> cards, List<Place> resume) {}

  private record Lines(String id, List<String> done) {}

  private record Card(String id, int box, String due) {}

  private record Place(String id, int step) {}

  /**
   * Reads it; nothing yet where there is no file.
   *
   * @throws LessonException with a sentence where it cannot be used
   */
  public Progress read() throws LessonException {
    if (!Files.exists(file)) {
      return Progress.NONE;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new LessonException(file + " is larger than " + (LARGEST >> 10) + " KB.");
      }
      return progress(StrictJson.object(bytes));
    } catch (LessonException e) {
      throw e;
    } catch (JacksonException e) {
      throw new LessonException(StrictJson.unreadable(file.toString(), 1, e));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new LessonException(file + ": " + e.getMessage());
    } catch (IOException e) {
      throw new LessonException(file + " cannot be read: " + e.getMessage());
    }
  }

  private static Progress progress(Fields top) {
    if (top.whole("progress", 0, 1_000_000) != 1) {
      throw top.wrong("progress", "this program reads format 1 only");
    }
    Map<String, Set<Integer>> done = new HashMap<>();
    for (Fields each : top.objects("lessons", MOST)) {
      Set<Integer> steps = new HashSet<>();
      each.texts("done", 40).forEach(step -> steps.add(Integer.parseInt(step)));
      done.put(each.text("id"), steps);
    }
    Map<String, Leitner> cards = new HashMap<>();
    for (Fields each : top.objects("cards", MOST)) {
      cards.put(
          each.text("id"),
          new Leitner((int) each.whole("box", 1, Leitner.LAST), Instant.parse(each.text("due"))));
    }
    Optional<Progress.Place> resume =
        top.objects("resume", 1).stream()
            .findFirst()
            .map(each -> new Progress.Place(each.text("id"), (int) each.whole("step", 0, 40)));
    return new Progress(done, cards, resume);
  }

  /**
   * Writes it in place of what was there, whole or not at all.
   *
   * @throws IOException with the reason
   */
  public void write(Progress progress) throws IOException {
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(next, json(progress));
    try {
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The document, for an export too. */
  public static String json(Progress progress) {
    List<Lines> lessons =
        new TreeMap<>(progress.done())
            .entrySet().stream()
                .map(each ->
                    new Lines(
                        each.getKey(),
                        new TreeSet<>(each.getValue()).stream().map(String::valueOf).toList()))
                .toList();
    List<Card> cards =
        new TreeMap<>(progress.cards())
            .entrySet().stream()
                .map(each ->
                    new Card(
                        each.getKey(), each.getValue().box(), each.getValue().due().toString()))
                .toList();
    List<Place> resume =
        progress.resume().stream().map(each -> new Place(each.lesson(), each.step())).toList();
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValueAsString(new Document(1, lessons, cards, resume));
  }
}
