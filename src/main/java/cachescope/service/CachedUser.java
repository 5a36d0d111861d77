package cachescope.service;

/**
 * A user as the cache holds it.
 *
 * @param cachedAt wall time at which it was stored, milliseconds since 1970
 * @param bytes size of the stored value
 * @param loadMillis how long the load of it took; -1: not kept
 * @param freshUntil wall time at which its time to live, jitter included, is over, milliseconds
 *     since 1970, even where Redis keeps it longer; -1: not kept
 */
public record CachedUser(User user, long cachedAt, int bytes, long loadMillis, long freshUntil) {
  /** As the plain tutorial keeps it. */
  public CachedUser(User user, long cachedAt, int bytes) {
    this(user, cachedAt, bytes, -1, -1);
  }
}
