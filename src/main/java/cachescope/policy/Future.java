package cachescope.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A whole trace, known beforehand: for each request, when its key is asked for again.
 *
 * <p>It takes four bytes a request, eight with the keys, in pieces of a million. First {@link #add}
 * every request, then {@link #close} it once. For one thread.
 */
public final class Future {
  /** Longest trace, in requests. */
  public static final int LONGEST = Integer.MAX_VALUE - 1;

  static final int NEVER = Integer.MAX_VALUE;

  private static final int PIECE_BITS = 20;
  private static final int PIECE = 1 << PIECE_BITS;
  private static final int FIRST = 64;

  private final boolean withKeys;
  private final List<int[]> next = new ArrayList<>();
  private final List<int[]> keys = new ArrayList<>();
  private int requests;
  private int bound;

  /**
   * @param withKeys whether it also remembers which key was asked for: needed where keys have
   *     sizes, and to show who leaves
   */
  public Future(boolean withKeys) {
    this.withKeys = withKeys;
  }

  /** Adds the next request. */
  public void add(int id) {
    if (requests == LONGEST) {
      throw new IllegalArgumentException(
          "the trace is too long to be known beforehand: " + LONGEST + " requests at the most");
    }
    int at = requests & (PIECE - 1);
    makeRoom(next, at);
    next.getLast()[at] = id;
    if (withKeys) {
      makeRoom(keys, at);
      keys.getLast()[at] = id;
    }
    requests++;
    bound = Math.max(bound, id + 1);
  }

  /** The first piece grows, so that the future of a few requests takes little. */
  private static void makeRoom(List<int[]> pieces, int at) {
    if (at == 0) {
      pieces.add(new int[pieces.isEmpty() ? FIRST : PIECE]);
    } else if (at == pieces.getLast().length) {
      pieces.set(pieces.size() - 1, Arrays.copyOf(pieces.getLast(), Math.min(PIECE, 2 * at)));
    }
  }

  /** Ends the trace: from the last request to the first, each learns of the next of its key. */
  public void close() {
    int[] asked = new int[bound];
    Arrays.fill(asked, NEVER);
    for (int time = requests - 1; time >= 0; time--) {
      int[] piece = next.get(time >> PIECE_BITS);
      int id = piece[time & (PIECE - 1)];
      piece[time & (PIECE - 1)] = asked[id];
      asked[id] = time;
    }
  }

  /** Number of requests. */
  public int requests() {
    return requests;
  }

  int next(int time) {
    return next.get(time >> PIECE_BITS)[time & (PIECE - 1)];
  }

  int key(int time) {
    return keys.get(time >> PIECE_BITS)[time & (PIECE - 1)];
  }

  boolean withKeys() {
    return withKeys;
  }
}
