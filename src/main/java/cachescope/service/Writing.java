package cachescope.service;

/**
 * What a write does to database and cache; one file a technique. Safe for any number of threads.
 */
interface Writing {
  /**
   * Changes a user.
   *
   * @throws StoreException where the database was needed and failed
   */
  Strategy.Write write(Call call, UserPatch patch);
}
