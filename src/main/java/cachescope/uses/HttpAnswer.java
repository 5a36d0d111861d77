package cachescope.uses;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTTP answer.
 *
 * @param headers by their names in lower case
 */
record HttpAnswer(int status, Map<String, String> headers, String body) {
  static final int OK = 200;
  static final int NOT_MODIFIED = 304;
  static final int UNAUTHORIZED = 401;
  static final int NOT_FOUND = 404;
  private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d{1,9})");
  private static final long MILLIS = 1_000;

  HttpAnswer {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  static HttpAnswer of(int status, String body) {
    return new HttpAnswer(status, Map.of(), body);
  }

  /** The same with another header, or another value of it. */
  HttpAnswer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpAnswer(status, more, body);
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  int bytes() {
    return body.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Whether a directive stands in Cache-Control, such as {@code private}. */
  boolean says(String directive) {
    return header("cache-control").contains(directive);
  }

  /** How long it is fresh, milliseconds; 0 where it does not say. */
  long maxAgeMillis() {
    Matcher age = MAX_AGE.matcher(header("cache-control"));
    return age.find() ? Long.parseLong(age.group(1)) * MILLIS : 0;
  }
}
