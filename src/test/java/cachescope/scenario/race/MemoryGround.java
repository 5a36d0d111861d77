package cachescope.scenario.race;

import cachescope.service.MemoryCache;
import cachescope.service.MemoryStore;
import cachescope.service.User;
import cachescope.service.UserCache;
import cachescope.service.UserStore;

/** A race's ground in maps: for tests of the order, not of what is real. */
public final class MemoryGround implements RaceGround {
  public final MemoryCache cache = new MemoryCache();
  public final MemoryStore store = new MemoryStore(3);

  @Override
  public UserCache cache() {
    return cache;
  }

  @Override
  public UserStore store() {
    return store;
  }

  @Override
  public long userId() {
    return 1;
  }

  @Override
  public void reset() {
    cache.values.clear();
    store.rows.put(1L, new User(1, "Alice", "alice@example.com", 1));
  }
}
