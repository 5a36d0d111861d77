package cachescope.recording;

/**
 * Texts that come again and again, such as keys, kept once. Safe for any thread: a race costs a
 * copy at the most.
 */
final class Words {
  private static final int SLOTS = 1 << 13;
  private static final int LONGEST = 64;

  private final String[] kept = new String[SLOTS];

  String one(String text) {
    if (text.length() > LONGEST) {
      return text;
    }
    int hash = text.hashCode();
    int slot = (hash ^ hash >>> 16) & SLOTS - 1;
    String same = kept[slot];
    if (text.equals(same)) {
      return same;
    }
    kept[slot] = text;
    return text;
  }
}
