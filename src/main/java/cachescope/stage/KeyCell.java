package cachescope.stage;

import java.util.Objects;

/**
 * A key that is in Redis, as far as is known.
 *
 * @param userId whose value it is, 0 where the key is not of the form we write
 * @param setAt when Redis last said that it was set, session nanoseconds
 * @param deadline when its time is over, session nanoseconds; {@link #NEVER} without a time to
 *     live; {@link #UNREAD} while PTTL has not been read
 * @param ttlNanos time to live it was given, for the ring
 * @param lastUsedAt last hit or fill by our own requests, session nanoseconds
 * @param uses hits by our own requests since it was set
 * @param bytes MEMORY USAGE, or the size of the value where {@code bytesMeasured} is false; 0 where
 *     unknown
 * @param version of the row in the cached value, 0 where another client wrote it
 * @param databaseVersion of the row in the database, 0 where unknown
 * @param foreign whether another client seems to have written it
 * @param mark what it holds; of a mark {@code version} is the one that it stands for, 0 for none
 */
public record KeyCell(
    String key,
    long userId,
    long setAt,
    long deadline,
    long ttlNanos,
    long lastUsedAt,
    int uses,
    long bytes,
    boolean bytesMeasured,
    long version,
    long databaseVersion,
    boolean foreign,
    KeyMark mark) {
  public static final long NEVER = Long.MAX_VALUE;
  public static final long UNREAD = Long.MAX_VALUE - 1;

  public KeyCell {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(mark, "mark");
  }

  /** A key that holds a user's value. */
  public KeyCell(
      String key,
      long userId,
      long setAt,
      long deadline,
      long ttlNanos,
      long lastUsedAt,
      int uses,
      long bytes,
      boolean bytesMeasured,
      long version,
      long databaseVersion,
      boolean foreign) {
    this(
        key,
        userId,
        setAt,
        deadline,
        ttlNanos,
        lastUsedAt,
        uses,
        bytes,
        bytesMeasured,
        version,
        databaseVersion,
        foreign,
        KeyMark.VALUE);
  }

  /**
   * Nanoseconds left at {@code t}, 0 when over; {@link #NEVER} or {@link #UNREAD} where there is no
   * such time.
   */
  public long leftAt(long t) {
    return deadline >= UNREAD ? deadline : Math.max(0, deadline - t);
  }

  /** Its time is over, but Redis has not said that it is gone: expired, not yet removed. */
  public boolean overdueAt(long t) {
    return deadline < UNREAD && t >= deadline;
  }

  /** The database has a newer version than the cached value. */
  public boolean stale() {
    return mark == KeyMark.VALUE && version > 0 && databaseVersion > version;
  }

  /** Used by one of our requests, or filled by one. */
  KeyCell withUse(long at, int usesNow) {
    return new KeyCell(
        key,
        userId,
        setAt,
        deadline,
        ttlNanos,
        Math.max(lastUsedAt, at),
        usesNow,
        bytes,
        bytesMeasured,
        version,
        databaseVersion,
        foreign,
        mark);
  }

  KeyCell withMark(KeyMark what) {
    return what == mark
        ? this
        : new KeyCell(
            key,
            userId,
            setAt,
            deadline,
            ttlNanos,
            lastUsedAt,
            uses,
            bytes,
            bytesMeasured,
            version,
            databaseVersion,
            foreign,
            what);
  }

  KeyCell withTimeToLive(long newDeadline, long newTtlNanos) {
    return new KeyCell(
        key,
        userId,
        setAt,
        newDeadline,
        newTtlNanos,
        lastUsedAt,
        uses,
        bytes,
        bytesMeasured,
        version,
        databaseVersion,
        foreign,
        mark);
  }

  KeyCell withBytes(long newBytes, boolean measured) {
    return new KeyCell(
        key,
        userId,
        setAt,
        deadline,
        ttlNanos,
        lastUsedAt,
        uses,
        newBytes,
        measured,
        version,
        databaseVersion,
        foreign,
        mark);
  }

  /** The database's version is at least the cached one. */
  KeyCell withVersion(long cached) {
    return new KeyCell(
        key,
        userId,
        setAt,
        deadline,
        ttlNanos,
        lastUsedAt,
        uses,
        bytes,
        bytesMeasured,
        cached,
        Math.max(cached, databaseVersion),
        foreign,
        mark);
  }

  KeyCell withDatabaseVersion(long inDatabase) {
    return new KeyCell(
        key,
        userId,
        setAt,
        deadline,
        ttlNanos,
        lastUsedAt,
        uses,
        bytes,
        bytesMeasured,
        version,
        Math.max(inDatabase, databaseVersion),
        foreign,
        mark);
  }

  /** Written by another client: of its value nothing is known but what was measured. */
  KeyCell asForeign() {
    return new KeyCell(
        key,
        userId,
        setAt,
        deadline,
        ttlNanos,
        lastUsedAt,
        uses,
        bytesMeasured ? bytes : 0,
        bytesMeasured,
        0,
        databaseVersion,
        true,
        KeyMark.VALUE);
  }
}
