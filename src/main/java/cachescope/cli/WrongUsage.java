package cachescope.cli;

import java.util.function.Supplier;

/** What was typed cannot be meant; the message is a sentence. */
final class WrongUsage extends Exception {
  private static final long serialVersionUID = 1L;

  private WrongUsage(String sentence) {
    super(sentence, null, false, false);
  }

  /** Reads what was typed; a value out of its range is wrong usage. */
  static <T> T unless(Supplier<T> reading) throws WrongUsage {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(String.valueOf(e.getMessage()));
    }
  }
}
