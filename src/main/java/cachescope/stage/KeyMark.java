package cachescope.stage;

/** What a key holds. */
public enum KeyMark {
  /** A user's value. */
  VALUE,
  /** That there is no such user (negative caching). */
  ABSENT,
  /** Somebody's right to fill it. */
  LEASE,
  /** Somebody's lock of another key. */
  LOCK,
  /** The version of a write, so that older fills are refused. */
  GONE
}
