package cachescope.stage;

/** What a token means just now. Each has one colour, one shape and one word on the screen. */
public enum Mark {
  REQUEST,
  HIT,
  MISS,
  /** On a connection of the database. */
  LOAD,
  /** In line for a connection. */
  WAITING,
  /** On a connection of the database, and nobody waits for it. */
  REFRESH,
  FILL,
  /** A fill that Redis does not take. */
  REFUSED,
  /** A change is announced, or heard. */
  MESSAGE,
  /** A message that nobody heard. */
  LOST,
  WRITE,
  INVALIDATE,
  STALE,
  ERROR,
  /** Whoever asked did not wait for the answer. */
  GIVEN_UP
}
