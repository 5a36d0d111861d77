package cachescope.cli;

import cachescope.event.NamedSettings;
import cachescope.event.RunSetup;
import cachescope.event.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A comparison described in a JSON file: {@code {"workload", "requests", "settings": {…}, "runs":
 * [{"name", "settings": {…}}]}}, settings by their names, as text.
 */
final class CompareFile {
  private static final int LARGEST = 256 << 10;

  private record Document(
      @Nullable String workload,
      @Nullable Integer requests,
      @Nullable Map<String, String> settings,
      @Nullable List<Run> runs) {}

  private record Run(@Nullable String name, @Nullable Map<String, String> settings) {}

  private final Path file;
  private final Document document;

  private CompareFile(Path file, Document document) {
    this.file = file;
    this.document = document;
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException with a sentence that names file and field
   */
  static CompareFile read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new IllegalArgumentException(
            file + " is larger than " + (LARGEST >> 10) + " KB; no comparison is");
      }
      Document document = mapper().readValue(bytes, Document.class);
      if (document == null) {
        throw new IllegalArgumentException(file + " holds nothing");
      }
      return new CompareFile(file, document);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "%s, line %d: %s"
              .formatted(
                  file,
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                  e.getOriginalMessage()),
          e);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no file " + file, e);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(
                    StreamReadConstraints.builder()
                        .maxNestingDepth(8)
                        .maxStringLength(1_000)
                        .maxDocumentLength(LARGEST)
                        .build())
                .build())
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  Optional<String> workload() {
    return Optional.ofNullable(document.workload());
  }

  Optional<Integer> requests() {
    return Optional.ofNullable(document.requests());
  }

  /**
   * The configurations.
   *
   * @param base what the file does not say
   * @throws IllegalArgumentException with a sentence that names file and field
   */
  List<RunSetup> setups(Settings base) {
    Settings common = apply(base, document.settings(), "settings");
    List<RunSetup> setups = new ArrayList<>();
    List<Run> runs = document.runs() == null ? List.of() : document.runs();
    for (int i = 0; i < runs.size(); i++) {
      String field = "runs[" + i + "]";
      Run run = runs.get(i);
      String name = run.name() == null ? "" : run.name();
      try {
        setups.add(new RunSetup(name, apply(common, run.settings(), field + ".settings")));
      } catch (IllegalArgumentException e) {
        throw at(field, e);
      }
    }
    return setups;
  }

  private Settings apply(Settings base, @Nullable Map<String, String> changes, String field) {
    Settings settings = base;
    Map<String, String> known = changes == null ? new LinkedHashMap<>() : changes;
    for (Map.Entry<String, String> change : known.entrySet()) {
      try {
        settings = NamedSettings.set(settings, change.getKey(), String.valueOf(change.getValue()));
      } catch (IllegalArgumentException e) {
        throw at(field, e);
      }
    }
    return settings;
  }

  private IllegalArgumentException at(String field, IllegalArgumentException e) {
    String sentence = String.valueOf(e.getMessage());
    return sentence.startsWith(file + ", ")
        ? e
        : new IllegalArgumentException(file + ", " + field + ": " + sentence, e);
  }
}
