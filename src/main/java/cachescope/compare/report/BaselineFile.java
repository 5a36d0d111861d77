package cachescope.compare.report;

import cachescope.compare.Baseline;
import cachescope.event.LatencyFigures;
import cachescope.event.RunStats;
import cachescope.event.WorkloadSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A pinned run as a JSON file: {@code {"cachescope": "baseline", "version": 1, …, "run": {…}}}. */
public final class BaselineFile {
  private static final String KIND = "baseline";
  private static final int VERSION = 1;
  private static final int LARGEST = 4 << 20;

  private record Document(
      String cachescope,
      int version,
      String program,
      Instant measuredAt,
      WorkloadSpec workload,
      int requests,
      RunStats run) {}

  private BaselineFile() {}

  /** The file's text. */
  public static String text(Baseline pinned) {
    return mapper()
        .writeValueAsString(
            new Document(
                KIND,
                VERSION,
                pinned.program(),
                pinned.measuredAt(),
                pinned.spec(),
                pinned.requests(),
                pinned.run()));
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException with a sentence that names the file and what is wrong
   */
  public static Baseline read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new IllegalArgumentException(
            file + " is larger than " + (LARGEST >> 20) + " MB; no pinned run is");
      }
      JsonNode tree = mapper().readTree(bytes);
      checkHead(file, tree);
      return baseline(file, mapper().treeToValue(tree, Document.class));
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "%s, line %d: this is no pinned run: %s"
              .formatted(
                  file,
                  e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr()),
                  why(e)),
          e);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no file " + file, e);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** What is wrong, in words of the file and not of this program. */
  private static String why(JacksonException e) {
    if (e.getCause() instanceof IllegalArgumentException known) {
      return String.valueOf(known.getMessage());
    }
    if (e instanceof DatabindException bound) {
      String field =
          bound.getPath().stream()
              .map(at -> String.valueOf(at.getPropertyName()))
              .collect(Collectors.joining("."));
      return "\"" + field + "\" is missing, is not known, or has a value that cannot be";
    }
    return e.getOriginalMessage();
  }

  private static void checkHead(Path file, JsonNode tree) {
    if (!KIND.equals(tree.path("cachescope").asString(""))) {
      throw new IllegalArgumentException(
          file
              + " is no pinned run: \"cachescope\" must be \"baseline\", as in what --save writes");
    }
    if (tree.path("version").asInt(0) != VERSION) {
      throw new IllegalArgumentException(
          file
              + " has version "
              + tree.path("version").asString("none")
              + " of the format; this program reads "
              + VERSION);
    }
  }

  private static Baseline baseline(Path file, Document document) {
    check(file, "read", document.run().read());
    check(file, "write", document.run().write());
    return new Baseline(
        document.run(),
        document.workload(),
        document.requests(),
        document.measuredAt(),
        document.program());
  }

  /** The latencies one by one must be those that are counted. */
  private static void check(Path file, String which, LatencyFigures latencies) {
    long sum = 0;
    long before = 0;
    for (int i = 0; i < latencies.tally().nanos().length; i++) {
      if (latencies.tally().nanos()[i] <= before || latencies.tally().counts()[i] < 1) {
        throw new IllegalArgumentException(
            file + ", run." + which + ".tally: latencies must rise, and each count be 1 or more");
      }
      before = latencies.tally().nanos()[i];
      sum += latencies.tally().counts()[i];
    }
    if (sum != latencies.count()) {
      throw new IllegalArgumentException(
          file
              + ", run."
              + which
              + ": count says "
              + latencies.count()
              + ", but its tally has "
              + sum);
    }
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(
                    StreamReadConstraints.builder()
                        .maxNestingDepth(16)
                        .maxStringLength(1_000)
                        .maxDocumentLength(LARGEST)
                        .build())
                .build())
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .build();
  }
}
