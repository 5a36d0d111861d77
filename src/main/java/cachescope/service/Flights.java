package cachescope.service;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The loads of one instance that are under way, by key, and those that landed a moment ago. Safe
 * for any number of threads.
 */
final class Flights {
  private static final int LANDED_MOST = 1_000;

  /**
   * A load that others may wait for.
   *
   * @param leader the request that loads
   */
  record Flight(long leader, CompletableFuture<Optional<User>> done) {
    static Flight of(long leader) {
      return new Flight(leader, new CompletableFuture<>());
    }
  }

  private record Landed(Flight flight, long at) {}

  private final Map<String, Flight> flying = new ConcurrentHashMap<>();
  private final Map<String, Landed> landed = new ConcurrentHashMap<>();

  /**
   * The flight to join, or the caller's own, which it must lead then.
   *
   * @param lookedAt when the caller began to look into the cache: a load that ended after that may
   *     have filled the cache just after the caller's look, and is joined too
   */
  Flight joinOrLead(String key, long lookedAt, Flight own) {
    Flight other = flying.putIfAbsent(key, own);
    if (other != null) {
      return other;
    }
    Landed last = landed.get(key);
    if (last != null && last.at() - lookedAt > 0) {
      flying.remove(key, own);
      own.done().complete(last.flight().done().getNow(Optional.empty()));
      return last.flight();
    }
    return own;
  }

  /** A flight came down with a row, or with none; who joined is answered. */
  void landed(String key, Flight flight, Optional<User> row, long now) {
    if (landed.size() >= LANDED_MOST) {
      landed.clear();
    }
    flight.done().complete(row);
    flying.computeIfPresent(
        key,
        (_, current) -> {
          boolean forgotten = !current.equals(flight);
          if (!forgotten) {
            landed.put(key, new Landed(flight, now));
          }
          return forgotten ? current : null;
        });
  }

  /** A flight failed: who joined fails with it, who comes later does not. */
  void failed(String key, Flight flight, Throwable why) {
    flying.remove(key, flight);
    flight.done().completeExceptionally(why);
  }

  /** The user was changed: who comes now does not join a load that may have begun before. */
  void forget(String key) {
    landed.remove(key);
    flying.remove(key);
  }
}
