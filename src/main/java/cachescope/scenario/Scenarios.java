package cachescope.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The scenarios that come with the program, and those from files. */
public final class Scenarios {
  private static final String FOLDER = "/scenarios/";

  private final ScenarioFile reader = new ScenarioFile();

  /** Those that come with the program, in the order of {@code assets/scenarios/list.txt}. */
  public List<Scenario> bundled() {
    List<Scenario> all = new ArrayList<>();
    for (String name : names()) {
      try (InputStream in = resource(name + ".json")) {
        all.add(reader.read(in, "scenarios/" + name + ".json"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all;
  }

  private static List<String> names() {
    try (InputStream in = resource("list.txt")) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        Scenarios.class.getResourceAsStream(FOLDER + name), "missing " + FOLDER + name);
  }

  /**
   * The bundled one of that name, or that in a file: what has a dot or a slash in it is a file.
   *
   * @throws IllegalArgumentException with a sentence where no bundled one has that name
   * @throws ScenarioException with a sentence where the file cannot be used
   */
  public Scenario find(String nameOrFile) throws ScenarioException {
    if (nameOrFile.contains(".") || nameOrFile.contains("/") || nameOrFile.contains("\\")) {
      return reader.read(Path.of(nameOrFile));
    }
    List<Scenario> all = bundled();
    Optional<Scenario> found =
        all.stream().filter(scenario -> scenario.name().equals(nameOrFile)).findFirst();
    return found.orElseThrow(() ->
        new IllegalArgumentException(
            "There is no scenario '"
                + nameOrFile
                + "'; there are "
                + String.join(", ", all.stream().map(Scenario::name).toList())));
  }
}
