package cachescope.http;

import cachescope.service.UserPatch;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** JSON as it comes in and goes out over HTTP. What comes in is untrusted. */
final class Json {
  /** Largest body, bytes. */
  static final int LARGEST = 16 << 10;

  /** The body of a PUT. */
  record Change(@JsonProperty @Nullable String name, @JsonProperty @Nullable String email) {}

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(2)
                          .maxDocumentLength(LARGEST)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .withCoercionConfig(LogicalType.Textual, Json::onlyText)
          .build();
  private static final ObjectReader CHANGE = MAPPER.readerFor(Change.class);
  private static final ObjectWriter STATS = MAPPER.writerFor(StatsView.class);
  private static final ObjectWriter ANY = MAPPER.writer();

  private Json() {}

  private static void onlyText(MutableCoercionConfig config) {
    config
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }

  static byte[] error(String sentence) {
    return ANY.writeValueAsBytes(Map.of("error", sentence));
  }

  static byte[] stats(StatsView stats) {
    return STATS.writeValueAsBytes(stats);
  }

  /**
   * Reads what to change of a user.
   *
   * @throws IllegalArgumentException with a sentence where the body is not that
   */
  static UserPatch change(byte[] body) {
    try {
      Change change = CHANGE.readValue(body);
      return new UserPatch(
          Optional.ofNullable(change == null ? null : change.name()),
          Optional.ofNullable(change == null ? null : change.email()));
    } catch (UnrecognizedPropertyException e) {
      throw new IllegalArgumentException(
          "There is no field " + e.getPropertyName() + " to change: give name, email or both.", e);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "The body must be a JSON object with texts, such as {\"name\":\"Alicia\"}.", e);
    }
  }
}
