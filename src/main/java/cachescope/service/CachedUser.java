package cachescope.service;

/**
 * A user as the cache holds it.
 *
 * @param cachedAt wall time at which it was stored, milliseconds since 1970
 * @param bytes size of the stored value
 */
public record CachedUser(User user, long cachedAt, int bytes) {}
