package cachescope.event;

import java.util.Locale;

/** What a write does to the cached value, where the strategy does not say it itself. */
public enum Invalidation {
  /** Nothing: the time to live alone ends a stale value. */
  TTL_ONLY,
  /** Deletes the key after the commit. */
  DELETE,
  /** Sets the new value after the commit; two writers may do so in the wrong order. */
  UPDATE,
  /** Deletes the key before the write: a mistake, for a reader in between brings the old back. */
  DELETE_FIRST,
  /** Deletes the key before the write and after the commit. */
  DELETE_BOTH,
  /** Publishes the change; whoever hears it deletes the key. A message nobody hears is lost. */
  PUBSUB,
  /** Appends the change to a Redis Stream, from which it is read until it is acknowledged. */
  STREAM,
  /** Raises the number that is part of the key: the old value is never asked for again. */
  VERSIONED_KEY,
  /** Deletes all values that carry the tag of the changed user's group. */
  TAG;

  /** As it is written in files, options and lists: {@code delete-first}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
