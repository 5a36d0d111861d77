package cachescope.service;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The message that a user changed, as it is published or appended.
 *
 * @param from who sent it: 16 hexadecimal digits, drawn anew for each service
 * @param number of the message, counted by the sender
 * @param sentAt nanoseconds of the sender's session
 * @param requestId of the write
 * @param userId who changed
 * @param whole whether whoever hears it deletes the value in Redis, not its own copy alone
 */
record Change(String from, long number, long sentAt, long requestId, long userId, boolean whole) {
  private static final Pattern FORM =
      Pattern.compile(
          "changed ([0-9a-f]{16}) (\\d{1,18}) (\\d{1,18}) (\\d{1,18}) (\\d{1,18}) (value|copies)");

  /** Unique among the messages of all senders. */
  String id() {
    return from + "-" + number;
  }

  /** The form in which it travels, such as {@code changed 0123456789abcdef 1 5000 17 7 value}. */
  String text() {
    return "changed %s %d %d %d %d %s"
        .formatted(from, number, sentAt, requestId, userId, whole ? "value" : "copies");
  }

  /** Reads that form; empty where it is another, for anybody may have said it. */
  static Optional<Change> parse(String text) {
    Matcher found = FORM.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Change(
            found.group(1),
            Long.parseLong(found.group(2)),
            Long.parseLong(found.group(3)),
            Long.parseLong(found.group(4)),
            Long.parseLong(found.group(5)),
            found.group(6).equals("value")));
  }
}
