package cachescope.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The first line that {@code serve} prints, once it is ready: one JSON object.
 *
 * @param url where it serves
 * @param redis address of the Redis in use, without user and password
 * @param prefix of all our keys
 * @param passwordFile holds the embedded server's password, gone with it; left out otherwise
 * @param version of this program
 * @param redisVersion name and version of the Redis in use; empty while it does not answer
 */
@JsonPropertyOrder({"url", "redis", "prefix", "passwordFile", "version", "redisVersion"})
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ReadyLine(
    String url,
    String redis,
    String prefix,
    Optional<String> passwordFile,
    String version,
    String redisVersion) {

  /** The line, without its end. */
  public String json() {
    return JsonMapper.builder().build().writeValueAsString(this);
  }
}
