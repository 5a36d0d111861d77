package cachescope.scenario;

import cachescope.event.Settings;
import cachescope.uses.Uses;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;

/**
 * Scenarios as files, from this program or from strangers: data only, bounded, and every field
 * known. The format is in the README.
 */
public final class ScenarioFile {
  /** Bytes that a file may have. */
  static final int LARGEST = 256 << 10;

  private static final int FORMAT = 1;
  private static final int MOST_FIXES = 20;

  private final StepReader steps = new StepReader();

  /**
   * Reads a file.
   *
   * @throws ScenarioException with a sentence that names the file and the field
   */
  public Scenario read(Path file) throws ScenarioException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    } catch (ScenarioException e) {
      throw e;
    } catch (NoSuchFileException e) {
      throw new ScenarioException("There is no file " + file + ".");
    } catch (IOException e) {
      throw new ScenarioException(file + " cannot be read: " + e.getMessage());
    }
  }

  /**
   * Reads a document.
   *
   * @param file its name, for messages
   */
  Scenario read(InputStream in, String file) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new ScenarioException(
          file + " is larger than " + (LARGEST >> 10) + " KB, so it is no scenario.");
    }
    try {
      return scenario(StrictJson.object(bytes));
    } catch (JacksonException e) {
      throw new ScenarioException(StrictJson.unreadable(file, 1, e));
    } catch (IllegalArgumentException e) {
      throw new ScenarioException(file + ": " + e.getMessage());
    }
  }

  private Scenario scenario(Fields top) {
    if (top.whole("scenario", 0, 1_000_000) != FORMAT) {
      throw top.wrong("scenario", "this program reads format " + FORMAT + " only");
    }
    List<Step> played = steps.read(top);
    Duration lasts = top.time("lasts", StepReader.LONGEST);
    Duration from =
        top.has("measureFrom") ? top.time("measureFrom", StepReader.LONGEST) : Duration.ZERO;
    if (from.compareTo(lasts) > 0) {
      throw top.wrong("measureFrom", "it must not be later than 'lasts'");
    }
    Map<String, String> use = top.map("use", 20);
    if (!use.isEmpty()) {
      use(top, use);
    }
    Scenario scenario =
        new Scenario(
            top.name("name"),
            top.text("title"),
            top.text("group"),
            top.text("story"),
            top.texts("watch", 10),
            top.text("mark", ""),
            top.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE, 1),
            (int) top.whole("users", 3, 1_000_000, 3),
            use,
            settings(top),
            played,
            from,
            lasts,
            conditions(top),
            fixes(top, use));
    top.end();
    return scenario;
  }

  private static Map<String, String> settings(Fields of) {
    Map<String, String> settings = of.map("settings", 40);
    settings.forEach((name, value) -> StepReader.check(of, name, value));
    of.reading("settings", "", _ -> Player.settings(settings, Settings.CLASSIC));
    return settings;
  }

  private static List<Condition> conditions(Fields of) {
    List<Condition> conditions = new ArrayList<>();
    of.map("expect", 40)
        .forEach((name, text) ->
            conditions.add(of.reading("expect", text, t -> Condition.parse(name, t))));
    if (conditions.isEmpty()) {
      throw of.wrong("expect", "it must say what must come out");
    }
    return conditions;
  }

  private static void use(Fields of, Map<String, String> options) {
    of.reading(
        "use",
        "",
        _ -> {
          Uses.check(options);
          return options;
        });
  }

  private List<Fix> fixes(Fields top, Map<String, String> use) {
    List<Fix> fixes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Fields each : top.objects("fixes", MOST_FIXES)) {
      Map<String, String> options = each.map("use", 20);
      if (!options.isEmpty()) {
        Map<String, String> together = new LinkedHashMap<>(use);
        together.putAll(options);
        use(each, together);
      }
      Fix fix =
          new Fix(
              each.name("name"),
              each.text("title"),
              each.text("why"),
              options,
              settings(each),
              steps.read(each),
              conditions(each));
      each.end();
      if (!names.add(fix.name())) {
        throw each.wrong("name", "there are two fixes '" + fix.name() + "'");
      }
      fixes.add(fix);
    }
    return fixes;
  }
}
