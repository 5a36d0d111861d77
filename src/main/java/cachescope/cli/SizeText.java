package cachescope.cli;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sizes as people write them: {@code 64KB}, {@code 3MB}, {@code 0}; a thousand and twenty-four
 * each.
 */
final class SizeText {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(b|kb|mb|gb)?");
  private static final Map<String, Long> UNITS =
      Map.of("b", 1L, "kb", 1L << 10, "mb", 1L << 20, "gb", 1L << 30);

  private SizeText() {}

  /**
   * The bytes.
   *
   * @param option where it was written, for the sentence
   * @throws IllegalArgumentException with a sentence where it is no size
   */
  static long bytes(String option, String text) {
    Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      throw new IllegalArgumentException(
          option + " must be a size such as 64KB or 3MB; \'" + text + "\' is not");
    }
    String unit = form.group(2) == null ? "b" : form.group(2);
    return Long.parseLong(form.group(1)) * UNITS.getOrDefault(unit, 1L);
  }
}
