package cachescope.service;

import cachescope.event.CacheOperation;
import cachescope.service.GuardedCache.Found;
import cachescope.service.Storing.Came;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Write-behind: a write is answered when the cache has it; the database is told later.
 *
 * <p>The next version is worked out here, from the newest acknowledged state, and the cache takes
 * it only if it has no such version yet: of two who write at the same time, one begins again. Where
 * the cache cannot take it, the database is told at once. The eye should see: the answer long
 * before the row changes.
 */
final class WriteBehind implements Writing {
  /** Of two who write at the same time one gets on, so nobody tries for ever. */
  private static final int TRIES = 1_000;

  private static final int LOCKS = 64;

  /** Stores the next state in the cache, and takes the write on. */
  interface Acceptance {
    Came accept(Call call, String key, User next);
  }

  private final GuardedCache cache;
  private final UserStore store;
  private final Acceptance acceptance;
  private final Writing atOnce;
  private final Lock[] locks = new Lock[LOCKS];

  /**
   * @param store the database as it will be
   * @param atOnce how it is written where the cache does not take it
   */
  WriteBehind(GuardedCache cache, BehindStore store, Acceptance acceptance, Writing atOnce) {
    this.cache = cache;
    this.store = store;
    this.acceptance = acceptance;
    this.atOnce = atOnce;
    Arrays.setAll(locks, _ -> new ReentrantLock());
  }

  @Override
  public Strategy.Write write(Call call, UserPatch patch) {
    // Within an instance writers wait for each other; only those of others can be faster.
    Lock lock = locks[(int) (call.userId() & LOCKS - 1)];
    lock.lock();
    try {
      return writeAlone(call, patch);
    } finally {
      lock.unlock();
    }
  }

  private Strategy.Write writeAlone(Call call, UserPatch patch) {
    for (int i = 0; i < TRIES; i++) {
      Optional<User> old = newest(call);
      if (old.isEmpty()) {
        return new Strategy.Write(Optional.empty(), false);
      }
      User next = patched(old.get(), patch);
      Came came = acceptance.accept(call, cache.key(call), next);
      if (came == Came.STORED) {
        return new Strategy.Write(Optional.of(next), false);
      }
      if (came == Came.FAILED) {
        return atOnce.write(call, patch);
      }
    }
    throw new StoreException("Other instances write this user all the time; try again.");
  }

  /** What the cache has is acknowledged too, by another instance perhaps. */
  private Optional<User> newest(Call call) {
    if (cache.again(call, CacheOperation.GET) instanceof Found(CachedUser value)) {
      return Optional.of(value.user());
    }
    UserStore.Result row =
        store.find(call.requestId(), call.userId(), call.settings().databaseDelay());
    call.add(row);
    return row.user();
  }

  private static User patched(User old, UserPatch patch) {
    return new User(
        old.id(),
        patch.name().orElse(old.name()),
        patch.email().orElse(old.email()),
        old.version() + 1);
  }

  /** Writes wait in the memory of this instance, and end with it. */
  static Acceptance inMemory(Storing storing, DirtyWrites dirty) {
    return (call, key, next) ->
        storing.storeNext(
            call,
            next,
            Optional.empty(),
            List.of(),
            nanos -> dirty.accept(call, key, next, call.settings().pattern().flushEvery(), nanos));
  }

  /** Writes wait in a stream, which outlives this service. */
  static Acceptance inStream(Storing storing, StreamedWrites streamed, GuardedCache cache) {
    return (call, key, next) -> {
      StreamedWrite write = new StreamedWrite(call.requestId(), key, next);
      Lock lock = streamed.lockOf(call.userId());
      lock.lock();
      try {
        return storing.storeNext(
            call,
            next,
            Optional.of(cache.beside(StreamedWrites.STREAM)),
            write.fields(),
            nanos -> streamed.accepted(call, write, nanos));
      } finally {
        lock.unlock();
      }
    };
  }
}
