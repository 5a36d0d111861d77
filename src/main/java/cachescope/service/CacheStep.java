package cachescope.service;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One step in the cache that is more than a GET, a SETEX or a DEL, and still atomic: nobody else's
 * command comes in between.
 *
 * <p>Each is about one key, so that it is one command in a Cluster too. Keys, marks and values are
 * whole, prefix included.
 *
 * @param <R> what it answers
 */
@SuppressWarnings("ArrayRecordComponent")
public sealed interface CacheStep<R> {
  String key();

  /**
   * GETEX: reads, and begins the time to live anew.
   *
   * @param usersOnly whether the time of a mark, or of somebody else's value, must stay as it is
   */
  record GetAndExtend(String key, Duration ttl, boolean usersOnly)
      implements CacheStep<Optional<byte[]>> {}

  /**
   * Reads, and where there is nothing, or a tombstone, leaves the mark of a lease.
   *
   * <p>Answers empty where the lease is the caller's, else what is there: a value, or the mark of
   * somebody else's lease.
   *
   * @param mark with a token of the caller's own
   * @param lease after which it is nobody's
   */
  record GetOrLease(String key, byte[] mark, Duration lease)
      implements CacheStep<Optional<byte[]>> {}

  /**
   * Sets, where the key still holds exactly what the caller saw there: the mark of its lease, or
   * the value that it loads anew. Answers whether it did.
   */
  record FillLeased(String key, byte[] seen, byte[] value, Duration ttl)
      implements CacheStep<Boolean> {}

  /**
   * Sets, unless the key holds a newer version or its tombstone. Answers whether it did.
   *
   * @param version of the value; 0: of "there is no such user"
   */
  record SetIfNewer(String key, long version, byte[] value, Duration ttl)
      implements CacheStep<Boolean> {}

  /**
   * Puts the mark of a version in the place of the value, unless the key holds a newer version or
   * its tombstone. Answers whether it did.
   */
  record Tombstone(String key, long version, byte[] mark, Duration ttl)
      implements CacheStep<Boolean> {}

  /** SET NX PX. Answers whether the key was free, and is the caller's now. */
  record Lock(String key, byte[] mark, Duration held) implements CacheStep<Boolean> {}

  /** Deletes, where the key still holds the caller's mark. Answers whether it did. */
  record Unlock(String key, byte[] mark) implements CacheStep<Boolean> {}

  /**
   * Sets, unless the key holds this version already or a newer one, and in the same step appends an
   * entry to a stream. Answers whether it did. With a stream, not in a Cluster.
   *
   * @param stream its key; empty: none
   * @param fields of the entry: names and values, one after the other
   */
  record SetNext(
      String key,
      long version,
      byte[] value,
      Duration ttl,
      Optional<String> stream,
      List<String> fields)
      implements CacheStep<Boolean> {}

  /**
   * PUBLISH. Answers how many heard it.
   *
   * @param key the channel
   */
  record Publish(String key, String text) implements CacheStep<Long> {}

  /**
   * XADD. Answers the entry's id.
   *
   * @param key of the stream
   * @param fields names and values, one after the other
   */
  record Append(String key, List<String> fields) implements CacheStep<String> {}

  /**
   * Raises a number to at least this one, and begins its time to live anew. Answers the number as
   * it is then.
   */
  record Raise(String key, long number, Duration ttl) implements CacheStep<Long> {}

  /**
   * Sets, and makes the key a member of a tag, which lives at least as long. Answers true. Not in a
   * Cluster.
   *
   * @param tag its key
   */
  record SetTagged(String key, byte[] value, Duration ttl, String tag)
      implements CacheStep<Boolean> {}

  /**
   * Deletes all keys of a tag, and the tag. Answers the keys that were there. Not in a Cluster.
   *
   * @param key of the tag
   */
  record DropTag(String key) implements CacheStep<List<String>> {}

  /**
   * Puts a sorted set in the place of what was there. Answers true.
   *
   * @param scores by member
   */
  record Rank(String key, Map<String, Long> scores, Duration ttl) implements CacheStep<Boolean> {}

  /**
   * ZREVRANGE WITHSCORES. Answers members and scores, one after the other, the highest first.
   *
   * @param most members, 1 or more
   */
  record Top(String key, int most) implements CacheStep<List<String>> {}
}
