package cachescope.policy.simulate;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Small numbers for raw 64-bit keys, in the order in which the keys are first seen.
 *
 * <p>A hash table of numbers beside an array of keys. A block of keys is looked up in two passes
 * whose loads do not wait for each other: the slots first, then the keys to compare with; only a
 * key that is not where it would stand alone is searched for. Keys that are popular come early, so
 * that their numbers lie side by side. For one thread.
 */
public final class KeyNumbers {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int MOST = 1 << 29;
  private static final int AT_ONCE = 1 << 11;

  // Number + 1, or 0 where a slot is free; at the most half of the slots are taken.
  private int[] table = new int[1 << 10];
  private int shift = Long.SIZE - 10;
  private long[] keys = new long[1 << 9];
  private int bound;
  private int[] free = new int[0];
  private int freed;

  /**
   * Numbers a block.
   *
   * @param raw the keys
   * @param numbers where their numbers go
   * @throws IllegalStateException with a sentence where there are too many different keys
   */
  public void number(long[] raw, int[] numbers, int count) {
    reserve(count);
    for (int from = 0; from < count; from += AT_ONCE) {
      number(raw, numbers, from, Math.min(count, from + AT_ONCE));
    }
  }

  private void number(long[] raw, int[] numbers, int from, int to) {
    int[] slots = table;
    int by = shift;
    for (int i = from; i < to; i++) {
      numbers[i] = slots[slot(raw[i], by)] - 1;
    }
    long[] known = keys;
    for (int i = from; i < to; i++) {
      int candidate = numbers[i];
      if (candidate < 0 || known[candidate] != raw[i]) {
        numbers[i] = find(raw[i]);
      }
    }
  }

  /** All numbers given so far are below it. */
  public int bound() {
    return bound;
  }

  /** How many keys have a number now. */
  public int size() {
    return bound - freed;
  }

  /** The key that a number was given to. */
  public long key(int number) {
    return keys[number];
  }

  /**
   * Takes back the numbers of the keys that nobody knows any more, to be given to others.
   *
   * @param known whether a number is still in use
   */
  public void takeBack(IntPredicate known) {
    boolean[] isFree = new boolean[bound];
    for (int i = 0; i < freed; i++) {
      isFree[free[i]] = true;
    }
    for (int number = bound - 1; number >= 0; number--) {
      if (!isFree[number] && !known.test(number)) {
        isFree[number] = true;
        if (freed == free.length) {
          free = Arrays.copyOf(free, Math.max(16, 2 * freed));
        }
        free[freed++] = number;
      }
    }
    Arrays.fill(table, 0);
    for (int number = 0; number < bound; number++) {
      if (!isFree[number]) {
        put(number);
      }
    }
  }

  private static int slot(long key, int shift) {
    return (int) (((key ^ key >>> 32) * GOLDEN) >>> shift);
  }

  private int find(long key) {
    int at = slot(key, shift);
    while (table[at] != 0) {
      if (keys[table[at] - 1] == key) {
        return table[at] - 1;
      }
      at = (at + 1) & (table.length - 1);
    }
    int number = freed > 0 ? free[--freed] : bound++;
    keys[number] = key;
    table[at] = number + 1;
    return number;
  }

  private void put(int number) {
    int at = slot(keys[number], shift);
    while (table[at] != 0) {
      at = (at + 1) & (table.length - 1);
    }
    table[at] = number + 1;
  }

  private void reserve(int more) {
    long most = (long) bound - freed + more;
    if (most > MOST) {
      throw new IllegalStateException(
          "the trace has more than " + MOST + " different keys at once");
    }
    if (bound + more > keys.length) {
      keys = Arrays.copyOf(keys, (int) Math.min(Integer.MAX_VALUE - 8, 2L * (bound + more)));
    }
    if (2 * most <= table.length) {
      return;
    }
    int bits = Long.SIZE - Long.numberOfLeadingZeros(2 * most - 1);
    int[] old = table;
    table = new int[1 << bits];
    shift = Long.SIZE - bits;
    for (int entry : old) {
      if (entry != 0) {
        put(entry - 1);
      }
    }
  }
}
