package cachescope.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is sent back: a status, headers, and a body of JSON. */
@SuppressWarnings("ArrayRecordComponent")
record Reply(int status, Map<String, String> headers, byte[] body) {
  Reply {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  static Reply ok(byte[] body) {
    return new Reply(200, Map.of(), body);
  }

  /** A refusal with a sentence. */
  static Reply error(int status, String sentence) {
    return new Reply(status, Map.of(), Json.error(sentence));
  }

  static Reply notAllowed(String allowed) {
    return error(405, "Only " + allowed + " can be done here.").with("Allow", allowed);
  }

  Reply as(int otherStatus) {
    return new Reply(otherStatus, headers, body);
  }

  Reply with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, body);
  }
}
