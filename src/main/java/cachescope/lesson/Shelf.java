package cachescope.lesson;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Files of one kind: those that come with the program, and those in a folder.
 *
 * @param <T> what is in a file
 */
final class Shelf<T> {
  /** Reads one file. */
  interface Reader<T> {
    T read(InputStream in, String file) throws IOException;
  }

  private static final int MOST = 500;

  private final String place;
  private final String ending;
  private final Optional<Path> folder;
  private final Reader<T> reader;
  private final Function<T, String> id;

  /**
   * @param place the resource folder, such as {@code /lessons/}
   * @param folder of the person's own files; it need not exist
   */
  Shelf(
      String place,
      String ending,
      Optional<Path> folder,
      Reader<T> reader,
      Function<T, String> id) {
    this.place = place;
    this.ending = ending;
    this.folder = folder;
    this.reader = reader;
    this.id = id;
  }

  /** The bundled ones, in the order of their {@code list.txt}. */
  List<T> bundled() {
    List<T> all = new ArrayList<>();
    try (InputStream list = resource("list.txt")) {
      for (String name : new String(list.readAllBytes(), UTF_8).lines().toList()) {
        if (!name.isBlank()) {
          try (InputStream in = resource(name.strip() + ending)) {
            all.add(reader.read(in, place.substring(1) + name.strip() + ending));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
    return all;
  }

  private InputStream resource(String name) {
    return Objects.requireNonNull(
        Shelf.class.getResourceAsStream(place + name), "missing " + place + name);
  }

  /**
   * The bundled ones and the person's own, which stand in for bundled ones of the same id.
   *
   * @param bad told of each file that cannot be used, in a sentence
   */
  List<T> all(Consumer<String> bad) {
    Map<String, T> all = new LinkedHashMap<>();
    bundled().forEach(each -> all.put(id.apply(each), each));
    for (Path file : own(bad)) {
      try {
        T read = read(file);
        all.put(id.apply(read), read);
      } catch (IOException e) {
        bad.accept(String.valueOf(e.getMessage()));
      }
    }
    return List.copyOf(all.values());
  }

  private List<Path> own(Consumer<String> bad) {
    if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder.get())) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).endsWith(ending))
          .sorted()
          .limit(MOST)
          .toList();
    } catch (IOException e) {
      bad.accept(folder.get() + " cannot be read: " + e.getMessage());
      return List.of();
    }
  }

  /** One file. */
  T read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return reader.read(in, file.toString());
    } catch (NoSuchFileException e) {
      throw new LessonException("There is no file " + file + ".");
    }
  }

  /**
   * The one of that id, or in that file: what has a dot or a slash in it is a file.
   *
   * @throws IllegalArgumentException with a sentence where there is none of that id
   * @throws IOException with a sentence where the file cannot be used
   */
  T find(String idOrFile) throws IOException {
    if (idOrFile.contains(".") || idOrFile.contains("/") || idOrFile.contains("\\")) {
      return read(Path.of(idOrFile));
    }
    List<String> bad = new ArrayList<>();
    List<T> all = all(bad::add);
    return all.stream()
        .filter(each -> id.apply(each).equals(idOrFile))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "There is no '%s'; there are %s%s"
                    .formatted(
                        idOrFile,
                        String.join(", ", all.stream().map(id).toList()),
                        bad.isEmpty() ? "" : ". " + String.join(" ", bad))));
  }
}
