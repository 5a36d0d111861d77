package cachescope.policy;

/**
 * How much a simulated cache holds.
 *
 * @param units keys or bytes, 1 or more
 * @param inBytes whether the units are bytes; otherwise every key counts as one
 */
public record Capacity(long units, boolean inBytes) {
  /** Checks the range. */
  public Capacity {
    if (units < 1) {
      throw new IllegalArgumentException("a capacity must be 1 or more, was " + units);
    }
  }

  /** So many keys, of whatever size. */
  public static Capacity keys(long keys) {
    return new Capacity(keys, false);
  }

  /** So many bytes; each key counts with the size of the request that brought it in. */
  public static Capacity bytes(long bytes) {
    return new Capacity(bytes, true);
  }

  /** A share of it, rounded down but at least one unit. */
  long share(double share) {
    return Math.max(1, (long) (units * share));
  }
}
