package cachescope.session;

import cachescope.database.DatabaseAddress;
import cachescope.database.JdbcUserStore;
import cachescope.event.SessionClock;
import cachescope.redis.client.OwnCommands;
import cachescope.redis.client.RedisUserCache;
import cachescope.redis.server.RedisServer;
import cachescope.redis.server.ServerStartException;
import cachescope.scenario.race.RaceGround;
import cachescope.service.UserCache;
import cachescope.service.UserStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A Redis and a database for races alone: the Stage neither sees them nor disturbs them. */
public final class RaceServers implements RaceGround, AutoCloseable {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
  private static final long ALICE = 1;

  private final RedisServer server;
  private final RedisUserCache cache;
  private final JdbcUserStore store;
  private final long userId;

  private RaceServers(RedisServer server, RedisUserCache cache, JdbcUserStore store, long userId) {
    this.server = server;
    this.cache = cache;
    this.store = store;
    this.userId = userId;
  }

  /**
   * Starts them; takes some tenths of a second, the first time in a process about a second.
   *
   * @param server not started yet; closed with this
   * @throws IOException with a sentence where there is no Redis to be had
   */
  public static RaceServers start(RedisServer server, SessionClock clock) throws IOException {
    JdbcUserStore store = new JdbcUserStore(DatabaseAddress.inMemory(), 4, clock, (_, _) -> {});
    try {
      RedisUserCache cache =
          RedisUserCache.open(
              server.start(),
              "",
              () -> true,
              ANSWER_WITHIN,
              new OwnCommands(System::nanoTime),
              Optional::empty);
      store.open();
      return new RaceServers(server, cache, store, ALICE);
    } catch (ServerStartException e) {
      store.close();
      server.close();
      throw new IOException(e.sentence(), e);
    }
  }

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
    return userId;
  }

  @Override
  public void reset() {
    cache.delete(cache.keyOf(userId));
    store.restore(userId);
  }

  @Override
  public void close() {
    cache.close();
    server.close();
    store.close();
  }
}
