package cachescope.recording;

/** A line is not what this program writes; the message says what is wrong with it. */
final class BrokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 60;

  BrokenException(String reason) {
    super(reason);
  }

  /** Text from a file of who knows whom, fit for a sentence: short, and nothing but letters. */
  static String quoted(String text) {
    String cut = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    StringBuilder shown = new StringBuilder("\"");
    cut.codePoints()
        .map(c -> Character.isISOControl(c) || !Character.isDefined(c) || bends(c) ? '?' : c)
        .forEach(shown::appendCodePoint);
    return shown.append('"').toString();
  }

  /** Characters that change how those around them are shown. */
  private static boolean bends(int c) {
    int type = Character.getType(c);
    return type == Character.FORMAT || type == Character.SURROGATE || type == Character.PRIVATE_USE;
  }
}
