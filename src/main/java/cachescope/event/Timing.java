package cachescope.event;

/**
 * Where the time of one request went, each part measured on its own, in nanoseconds.
 *
 * @param cache all calls to Redis together
 * @param waiting in the line for a database connection
 * @param database holding a connection, the added delay included
 * @param json encoding and decoding
 * @param joined waiting for somebody else's load of the same key, or for the right to load it
 */
public record Timing(long cache, long waiting, long database, long json, long joined) {
  public static final Timing NONE = new Timing(0, 0, 0, 0);

  /** Of a request that waited for nobody else's load. */
  public Timing(long cache, long waiting, long database, long json) {
    this(cache, waiting, database, json, 0);
  }

  public Timing {
    if (cache < 0 || waiting < 0 || database < 0 || json < 0 || joined < 0) {
      throw new IllegalArgumentException("a duration cannot be negative");
    }
  }
}
