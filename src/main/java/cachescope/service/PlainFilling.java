package cachescope.service;

import java.time.Duration;
import java.util.Optional;

/** SETEX, whatever became of the row meanwhile: the classic way, and its race. */
final class PlainFilling implements Filling {
  private final GuardedCache cache;
  private final Values values;

  PlainFilling(GuardedCache cache, Values values) {
    this.cache = cache;
    this.values = values;
  }

  @Override
  public void fill(Call call, Optional<User> row, Duration load) {
    cache.fill(call, () -> values.of(call, cache.key(call), row, load));
  }
}
