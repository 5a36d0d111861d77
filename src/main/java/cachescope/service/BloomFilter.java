package cachescope.service;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A set of numbers in a few bits each: what it does not hold was certainly not added, what it holds
 * was probably. m = −n·ln p / (ln 2)² bits and k = m/n · ln 2 of them for each number.
 *
 * <p>Bloom, CACM 13(7), 1970; the k places from two hashes as in Kirsch and Mitzenmacher, 2006.
 * Nothing can be taken out. Safe for any number of threads.
 */
final class BloomFilter {
  private final AtomicLongArray words;
  private final long bits;
  private final int places;

  /**
   * @param numbers that it is to hold, n
   * @param falsePositives share of others that it may hold wrongly then, p, above 0 and below 1
   */
  BloomFilter(int numbers, double falsePositives) {
    bits = bits(numbers, falsePositives);
    places = places(numbers, bits);
    words = new AtomicLongArray(Math.toIntExact((bits + 63) / 64));
  }

  /** m. */
  static long bits(int numbers, double falsePositives) {
    double ln2 = Math.log(2);
    return (long) Math.ceil(-numbers * Math.log(falsePositives) / (ln2 * ln2));
  }

  /** k, at least 1. */
  static int places(int numbers, long bits) {
    return (int) Math.max(1, Math.round((double) bits / numbers * Math.log(2)));
  }

  void add(long number) {
    long hash = mixed(number);
    long step = mixed(hash) | 1;
    for (int i = 0; i < places; i++) {
      long bit = Long.remainderUnsigned(hash + i * step, bits);
      words.getAndUpdate((int) (bit >>> 6), word -> word | 1L << bit);
    }
  }

  boolean mayHold(long number) {
    long hash = mixed(number);
    long step = mixed(hash) | 1;
    for (int i = 0; i < places; i++) {
      long bit = Long.remainderUnsigned(hash + i * step, bits);
      if ((words.get((int) (bit >>> 6)) & 1L << bit) == 0) {
        return false;
      }
    }
    return true;
  }

  /** The finalizer of SplitMix64. */
  private static long mixed(long number) {
    long z = number + 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
