package cachescope.service;

import java.util.Optional;

/**
 * How a user is had that the cache did not give. Protections of the database are loaders around
 * loaders; the innermost asks the database.
 *
 * <p>Safe for any number of threads.
 */
interface Loader {
  /** Why something is loaded, and so what may become of it. */
  enum Purpose {
    /** The cache has nothing: what is loaded is stored there. */
    MISS,
    /** The cache is passed by, or holds somebody else's: it is neither asked nor told. */
    PAST_CACHE,
    /** The cache has a value, which is to be renewed. Nobody waits for it. */
    REFRESH
  }

  /**
   * Loads.
   *
   * @return empty where there is no such user
   * @throws StoreException where the database failed, or was not to be asked
   */
  Optional<User> load(Call call, Purpose purpose);
}
