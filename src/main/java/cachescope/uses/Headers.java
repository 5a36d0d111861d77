package cachescope.uses;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Headers of one hop only, which nobody hands on. */
final class Headers {
  private static final Set<String> OF_A_HOP =
      Set.of("date", "connection", "content-length", "transfer-encoding");

  private Headers() {}

  /** The answer without them. */
  static HttpAnswer plain(HttpAnswer answer) {
    Map<String, String> headers = new LinkedHashMap<>(answer.headers());
    headers.keySet().removeAll(OF_A_HOP);
    return new HttpAnswer(answer.status(), headers, answer.body());
  }
}
