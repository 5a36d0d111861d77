package cachescope.cli;

import java.util.Map;
import java.util.function.Supplier;

/** What was typed cannot be meant; the message is a sentence. */
final class WrongUsage extends Exception {
  private static final long serialVersionUID = 1L;
  private static final Map<String, String> SETTINGS =
      Map.of(
          "time to live", "--ttl",
          "value size", "--value-size",
          "max memory", "--max-memory",
          "database delay", "--delay",
          "database connections", "--connections",
          "cache time-out", "--cache-timeout");

  private WrongUsage(String sentence) {
    super(sentence, null, false, false);
  }

  /** With this sentence. */
  static WrongUsage because(String sentence) {
    return new WrongUsage(sentence);
  }

  /** Reads what was typed; a value out of its range is wrong usage. */
  static <T> T unless(Supplier<T> reading) throws WrongUsage {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(inOptions(String.valueOf(e.getMessage())));
    }
  }

  /** What a setting says of itself, with the option's name in place of the setting's. */
  private static String inOptions(String sentence) {
    return SETTINGS.entrySet().stream()
        .filter(setting -> sentence.startsWith(setting.getKey() + " must be "))
        .findFirst()
        .map(setting -> setting.getValue() + sentence.substring(setting.getKey().length()))
        .orElse(sentence);
  }
}
