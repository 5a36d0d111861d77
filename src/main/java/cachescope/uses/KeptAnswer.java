package cachescope.uses;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An HTTP answer as a shared cache keeps it: with the moment at which the source made it.
 *
 * @param since wall milliseconds at which it was made, or said to hold still
 */
record KeptAnswer(HttpAnswer answer, long since) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  String text() {
    ObjectNode text = JSON.createObjectNode();
    text.put("status", answer.status());
    text.put("since", since);
    ObjectNode headers = text.putObject("headers");
    answer.headers().forEach(headers::put);
    text.put("body", answer.body());
    return JSON.writeValueAsString(text);
  }

  /** Empty where the text is none of ours. */
  static Optional<KeptAnswer> of(String text) {
    try {
      JsonNode kept = JSON.readTree(text);
      Map<String, String> headers = new LinkedHashMap<>();
      kept.path("headers")
          .properties()
          .forEach(each -> headers.put(each.getKey(), each.getValue().asString()));
      return Optional.of(
          new KeptAnswer(
              new HttpAnswer(kept.path("status").asInt(), headers, kept.path("body").asString()),
              kept.path("since").asLong()));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  long age(long wallMillis) {
    return Math.max(0, wallMillis - since);
  }

  boolean fresh(long wallMillis) {
    return age(wallMillis) < answer.maxAgeMillis();
  }
}
