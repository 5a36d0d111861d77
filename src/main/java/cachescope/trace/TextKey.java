package cachescope.trace;

/** A raw key from text: a number is itself, anything else its 64-bit hash. */
final class TextKey {
  private static final int LONGEST_NUMBER = 18;

  private TextKey() {}

  /**
   * The key that stands there.
   *
   * <p>Two different texts have the same hash with a probability of about n² / 2^65 among n: one in
   * four hundred thousand for ten million.
   */
  static long of(byte[] text, int from, int to) {
    return isNumber(text, from, to) ? number(text, from, to) : hash(text, from, to);
  }

  /** Whether it is a number as a program would print it: no sign but -, no zeros in front. */
  static boolean isNumber(byte[] text, int from, int to) {
    int first = from < to && text[from] == '-' ? from + 1 : from;
    int digits = to - first;
    if (digits < 1 || digits > LONGEST_NUMBER || (text[first] == '0' && to - from > 1)) {
      return false;
    }
    for (int i = first; i < to; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return false;
      }
    }
    return true;
  }

  static long number(byte[] text, int from, int to) {
    boolean negative = text[from] == '-';
    long value = 0;
    for (int i = negative ? from + 1 : from; i < to; i++) {
      value = 10 * value + text[i] - '0';
    }
    return negative ? -value : value;
  }

  /** FNV-1a, then stirred. */
  private static long hash(byte[] text, int from, int to) {
    long hash = 0xcbf29ce484222325L;
    for (int i = from; i < to; i++) {
      hash = (hash ^ (text[i] & 0xff)) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
    return hash ^ hash >>> 33;
  }
}
