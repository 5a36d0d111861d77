package cachescope.service;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A database in a map, which fails on demand. */
public final class MemoryStore implements UserStore {
  public final Map<Long, User> rows = new ConcurrentHashMap<>();
  public final AtomicLong loads = new AtomicLong();
  public volatile boolean versionsKnown = true;
  private volatile Optional<String> failure = Optional.empty();

  public MemoryStore(int users) {
    for (long id = 1; id <= users; id++) {
      rows.put(id, new User(id, "User " + id, "user" + id + "@example.com", 1));
    }
  }

  public void fail(String sentence) {
    failure = Optional.of(sentence);
  }

  public void mend() {
    failure = Optional.empty();
  }

  @Override
  public Result find(long requestId, long userId, Duration delay) {
    check();
    loads.incrementAndGet();
    return new Result(Optional.ofNullable(rows.get(userId)), 1, 2);
  }

  @Override
  public Result update(long requestId, long userId, UserPatch patch) {
    check();
    User row =
        rows.computeIfPresent(
            userId,
            (id, old) ->
                new User(
                    id,
                    patch.name().orElse(old.name()),
                    patch.email().orElse(old.email()),
                    old.version() + 1));
    return new Result(Optional.ofNullable(row), 1, 2);
  }

  @Override
  public Applied apply(long requestId, User user) {
    check();
    boolean[] applied = new boolean[1];
    User row =
        rows.computeIfPresent(
            user.id(),
            (_, old) -> {
              applied[0] = old.version() < user.version();
              return applied[0] ? user : old;
            });
    return new Applied(new Result(Optional.ofNullable(row), 1, 2), applied[0]);
  }

  @Override
  public OptionalLong committedVersion(long userId) {
    if (!versionsKnown) {
      return OptionalLong.empty();
    }
    User row = rows.get(userId);
    return OptionalLong.of(row == null ? 0 : row.version());
  }

  private void check() {
    failure.ifPresent(sentence -> {
      throw new StoreException(sentence);
    });
  }
}
