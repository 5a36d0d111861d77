package cachescope.service;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** A database in a map, which fails on demand. */
public final class MemoryStore implements UserStore {
  public final Map<Long, User> rows = new ConcurrentHashMap<>();
  public final AtomicLong loads = new AtomicLong();
  public volatile boolean versionsKnown = true;

  /** What a load does before it reads the row. */
  public volatile Runnable beforeRead = () -> {};

  /** What happens between the row's being read and the load's return. */
  public volatile Runnable afterRead = () -> {};

  private final List<LongConsumer> watchers = new CopyOnWriteArrayList<>();
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
    beforeRead.run();
    check();
    Optional<User> row = Optional.ofNullable(rows.get(userId));
    afterRead.run();
    return new Result(row, 1, 2);
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
  public Result create(long requestId, long userId, UserPatch first) {
    check();
    watchers.forEach(each -> each.accept(userId));
    User row = new User(userId, first.name().orElseThrow(), first.email().orElseThrow(), 1);
    boolean created = rows.putIfAbsent(userId, row) == null;
    return new Result(created ? Optional.of(row) : Optional.empty(), 1, 2);
  }

  @Override
  public void watchIds(LongConsumer each) {
    check();
    rows.keySet().forEach(each::accept);
    watchers.add(each);
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
