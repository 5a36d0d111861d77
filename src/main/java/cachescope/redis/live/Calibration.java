package cachescope.redis.live;

/**
 * How much memory exactly so many large values need: measured on the server that is then limited.
 *
 * <p>While Redis stores a value it has it twice or three times, by its version: as an argument, in
 * its buffer, and room for the next. All of it counts when Redis looks whether somebody must leave,
 * before the value is stored. How many values' worth that is, is tried out on a server that is
 * thrown away, so that nothing of the trial is left in the real one's eviction pool. Half a value
 * is the slack that everything else must fit into.
 *
 * @param base bytes that are used without any value
 * @param item bytes that one value takes, key included
 */
record Calibration(long base, long item) {
  private static final int MOST_SPARE = 3;
  private static final int TRIALS = 4;

  /** Stores a few values and deletes them again; nobody is evicted. */
  static Calibration of(LiveServer server, byte[] value) {
    server.storeAlone("warm-up", value);
    server.get("warm-up");
    server.keys();
    server.evicted();
    server.empty();
    server.storeAlone("warm-up-1", value);
    long one = server.usedMemory();
    server.storeAlone("warm-up-2", value);
    long two = server.usedMemory();
    server.empty();
    long item = two - one;
    return new Calibration(two - 2 * item, item);
  }

  /** The limit under which so many fit, with this much to spare while one more is stored. */
  long limit(int keys, int spare) {
    return base + (keys + spare) * item + item / 2;
  }

  /**
   * How many values' worth a server must have to spare, so that exactly so many stay: the most that
   * one of several stores needed, for a store that is read slowly may need less.
   *
   * @param trial is not to be used for anything else afterwards
   */
  static int spare(LiveServer trial, byte[] value, int keys) {
    trial.limit(of(trial, value).limit(keys, MOST_SPARE));
    int full = keys + MOST_SPARE;
    long fewest = full;
    for (int i = 0; i < full + TRIALS; i++) {
      trial.storeAlone("trial-" + i, value);
      if (i >= full) {
        fewest = Math.min(fewest, trial.size());
      }
    }
    int more = Math.toIntExact(fewest) - keys;
    return Math.clamp(MOST_SPARE - more, 0, MOST_SPARE);
  }
}
