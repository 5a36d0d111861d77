package cachescope.stage;

import java.util.regex.Pattern;

/**
 * A moment within a sentence that is read later: it is kept as a moment, and becomes "12 s ago"
 * when somebody reads it.
 */
final class Ago {
  private static final char OPEN = '\u0002';
  private static final char CLOSE = '\u0003';
  private static final Pattern MOMENT = Pattern.compile(OPEN + "(-?\\d+)" + CLOSE);

  private Ago() {}

  /**
   * What stands in the sentence.
   *
   * @param at session nanoseconds
   */
  static String mark(long at) {
    return OPEN + Long.toString(at) + CLOSE;
  }

  /** The sentence as it is right at {@code t}, session nanoseconds. */
  static String read(String sentence, long t) {
    return sentence.indexOf(OPEN) < 0
        ? sentence
        : MOMENT
            .matcher(sentence)
            .replaceAll(moment -> Elapsed.of(t - Long.parseLong(moment.group(1))) + " ago");
  }
}
