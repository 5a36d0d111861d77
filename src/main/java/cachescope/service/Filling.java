package cachescope.service;

import java.time.Duration;
import java.util.Optional;

/** How a loaded row is stored in the cache; a failure is told, and that is all. */
interface Filling {
  /**
   * Stores it, as far as it may be.
   *
   * @param row empty where there is no such user
   * @param load how long the load took
   */
  void fill(Call call, Optional<User> row, Duration load);
}
