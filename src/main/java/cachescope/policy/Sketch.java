package cachescope.policy;

/**
 * How often keys were asked for lately, in 4 bits a counter: a count-min sketch whose counters are
 * halved now and then.
 *
 * <p>G. Einziger, R. Friedman and B. Manes, "TinyLFU: a highly efficient cache admission policy",
 * ACM Transactions on Storage 13(4), 2017. Four counters a key, all in one block of 64 bytes, as in
 * Caffeine; the least of them is the estimate, 0 to 15. The sample is ten caches long, and 80
 * requests at least.
 */
final class Sketch {
  private static final int MOST = 15;
  private static final int BLOCK = 8;
  private static final int SAMPLE = 10;
  private static final int LARGEST = 1 << 26;
  private static final long HALF = 0x7777777777777777L;
  private static final long ODD = 0x1111111111111111L;

  private long[] table = new long[BLOCK];
  private long sample = SAMPLE * BLOCK;
  private long counted;

  /** Grows to fit so many keys, and forgets all counts when it does. */
  void fit(long keys) {
    long wanted = Math.min(LARGEST, keys);
    if (wanted > table.length) {
      table = new long[Integer.highestOneBit((int) wanted - 1) * 2];
      counted = 0;
    }
    sample = Math.max(sample, SAMPLE * keys);
  }

  int words() {
    return table.length;
  }

  /**
   * Where a key's counter of a row is, as the number of a word times 16 and of the nibble in it.
   */
  static int counter(long hash, int row, int words) {
    int block = (int) (hash >>> 32) & (words / BLOCK - 1);
    int bits = (int) hash >>> (8 * row);
    int word = block * BLOCK + 2 * row + (bits & 1);
    return word << 4 | (bits >>> 1 & 15);
  }

  static long hash(int id) {
    long mixed = (id + 1) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
    return mixed ^ mixed >>> 29;
  }

  void count(int id) {
    long hash = hash(id);
    int length = table.length;
    int raised =
        raise(counter(hash, 0, length))
            + raise(counter(hash, 1, length))
            + raise(counter(hash, 2, length))
            + raise(counter(hash, 3, length));
    if (raised > 0 && ++counted >= sample) {
      halve();
    }
  }

  /** Adds one where there is room; returns what was added. */
  private int raise(int counter) {
    int shift = (counter & 15) << 2;
    long word = table[counter >>> 4];
    int more = (word >>> shift & MOST) == MOST ? 0 : 1;
    table[counter >>> 4] = word + ((long) more << shift);
    return more;
  }

  int estimate(int id) {
    long hash = hash(id);
    int length = table.length;
    return Math.min(
        Math.min(read(counter(hash, 0, length)), read(counter(hash, 1, length))),
        Math.min(read(counter(hash, 2, length)), read(counter(hash, 3, length))));
  }

  private int read(int counter) {
    return (int) (table[counter >>> 4] >>> ((counter & 15) << 2)) & MOST;
  }

  private void halve() {
    int odd = 0;
    for (int i = 0; i < table.length; i++) {
      odd += Long.bitCount(table[i] & ODD);
      table[i] = table[i] >>> 1 & HALF;
    }
    counted = (counted - (odd >>> 2)) >>> 1;
  }
}
