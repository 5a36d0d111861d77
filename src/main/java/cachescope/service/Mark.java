package cachescope.service;

/** What a key may hold in the place of a user. Kept as JSON under the user's own key. */
sealed interface Mark {
  /**
   * "There is no such user", cached.
   *
   * @param cachedAt wall time, milliseconds since 1970
   */
  record Absent(long cachedAt) implements Mark {}

  /** Somebody has the right to fill the key. */
  record Leased(String token) implements Mark {}

  /** The value of this version, and of every older one, is gone: it must not come back. */
  record Gone(long version) implements Mark {}

  /** Somebody has the lock of the key. */
  record Locked(String token) implements Mark {}
}
