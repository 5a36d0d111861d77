package cachescope.redis.doctor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a server answered to one command. */
sealed interface Reply {
  /** A text or a number. */
  record Word(String text) implements Reply {}

  /** Several answers in one. */
  record Many(List<Reply> parts) implements Reply {}

  /** An error; its first word is its kind. */
  record Refusal(String text) implements Reply {
    /** Whether the user lacks the right to ask this. */
    boolean forbidden() {
      return text.startsWith("NOPERM");
    }

    /** Whether the server does not know the command: too old, renamed, or taken away. */
    boolean unknown() {
      String said = text.toLowerCase(Locale.ROOT);
      return said.contains("unknown command") || said.contains("unknown subcommand");
    }
  }

  /** No value. */
  record Nothing() implements Reply {}

  /** The text, where it is one. */
  default Optional<String> word() {
    return this instanceof Word(String text) ? Optional.of(text) : Optional.empty();
  }

  /** Whether the answer is an error that begins like this. */
  default boolean refusedWith(String kind) {
    return this instanceof Refusal(String text) && text.startsWith(kind);
  }

  /** A list of names, each followed by its value. */
  default Map<String, Reply> pairs() {
    Map<String, Reply> pairs = new LinkedHashMap<>();
    if (this instanceof Many(List<Reply> parts)) {
      for (int i = 0; i + 1 < parts.size(); i += 2) {
        pairs.put(parts.get(i).word().orElse(""), parts.get(i + 1));
      }
    }
    return pairs;
  }
}
