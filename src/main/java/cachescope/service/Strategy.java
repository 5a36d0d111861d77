package cachescope.service;

import cachescope.event.Outcome;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A caching strategy: how a read and a write use the cache and the database.
 *
 * <p>Stateless, safe for any number of threads. It tells every call it makes through {@link Call}.
 */
interface Strategy {
  /**
   * What a read brought.
   *
   * @param cachedAtMillis wall time at which the value was stored, where it came from the cache
   * @param pastItsTime whether it was answered knowingly though its time to live is over
   */
  record Read(
      Optional<User> user, Outcome outcome, OptionalLong cachedAtMillis, boolean pastItsTime) {}

  /**
   * What a write brought.
   *
   * @param deleteOwed whether the cached value could not be deleted yet
   */
  record Write(Optional<User> user, boolean deleteOwed) {}

  /**
   * Reads a user.
   *
   * @throws StoreException where the database was needed and failed
   */
  Read read(Call call);

  /**
   * Changes a user.
   *
   * @throws StoreException where the database failed
   */
  Write write(Call call, UserPatch patch);
}
