package cachescope.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A write as an entry of the stream: the state that the row is to have.
 *
 * @param key of the cached value, prefix included
 */
record StreamedWrite(long requestId, String key, User user) {
  /** Names and values, one after the other. */
  List<String> fields() {
    return List.of(
        "request",
        Long.toString(requestId),
        "key",
        key,
        "id",
        Long.toString(user.id()),
        "name",
        user.name(),
        "email",
        user.email(),
        "version",
        Long.toString(user.version()));
  }

  /** Reads an entry; empty where it is no write, for anybody may have appended it. */
  static Optional<StreamedWrite> parse(Map<String, String> fields) {
    long request = number(fields, "request", 0);
    long id = number(fields, "id", 1);
    long version = number(fields, "version", 2);
    String name = fields.getOrDefault("name", "");
    String email = fields.getOrDefault("email", "");
    String key = fields.getOrDefault("key", "");
    boolean whole =
        request >= 0
            && id > 0
            && version > 0
            && text(name)
            && text(email)
            && !key.isEmpty()
            && key.length() <= UserPatch.LONGEST * 2;
    return whole
        ? Optional.of(new StreamedWrite(request, key, new User(id, name, email, version)))
        : Optional.empty();
  }

  private static boolean text(String value) {
    return !value.isBlank() && value.length() <= UserPatch.LONGEST;
  }

  private static long number(Map<String, String> fields, String name, long least) {
    String text = fields.getOrDefault(name, "");
    if (!text.matches("\\d{1,18}")) {
      return -1;
    }
    long number = Long.parseLong(text);
    return number < least ? -1 : number;
  }
}
