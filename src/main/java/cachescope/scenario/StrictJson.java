package cachescope.scenario;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as a file from a stranger may have it: bounded, no field twice, nothing behind its end. */
public final class StrictJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxDocumentLength(ScenarioFile.LARGEST)
                          .maxNestingDepth(8)
                          .maxStringLength(4_000)
                          .maxNameLength(100)
                          .maxNumberLength(30)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictJson() {}

  /**
   * Reads one object.
   *
   * @throws JacksonException where it is no JSON, or too large
   */
  public static Fields object(byte[] bytes) {
    return new Fields(MAPPER.readTree(bytes), "");
  }

  /**
   * What is wrong with it, in a sentence.
   *
   * @param file its name
   * @param firstLine the line of the file in which the object began, 1 or more
   */
  public static String unreadable(String file, int firstLine, JacksonException e) {
    String what = e.getOriginalMessage();
    String plain =
        what.startsWith("Duplicate")
            ? "a field is there twice (" + what + ")"
            : what.contains("exceeds the maximum")
                ? "it is too deep or too long (" + what + ")"
                : what.startsWith("Unexpected end")
                    ? "it ends too early: a bracket, a brace or a quote is not closed"
                    : "something does not belong there; is a comma, a quote or a brace missing or"
                        + " one too many? ("
                        + what
                        + ")";
    int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
    return file + ", line " + (firstLine + line - 1) + ", is no JSON: " + plain;
  }
}
