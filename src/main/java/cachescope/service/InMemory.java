package cachescope.service;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;

/** A cache in a map, and a database of one user: for a rehearsal, where nothing must be left. */
final class InMemory implements UserCache, UserStore {
  private static final User NOBODY = new User(1, "nobody", "nobody", 1);

  private final Map<String, byte[]> values = new ConcurrentHashMap<>();
  private final StepsInMap steps = new StepsInMap(values);

  @Override
  public String keyOf(long userId) {
    return "user:" + userId;
  }

  @Override
  public boolean keysAreOurs() {
    return true;
  }

  @Override
  public Optional<byte[]> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  @Override
  public void set(String key, byte[] value, Duration ttl) {
    values.put(key, value);
  }

  @Override
  public boolean delete(String key) {
    return values.remove(key) != null;
  }

  @Override
  public <R> R take(CacheStep<R> step) {
    return steps.take(step);
  }

  @Override
  public Result find(long requestId, long userId, Duration delay) {
    return new Result(Optional.of(NOBODY), 0, 0);
  }

  @Override
  public Result update(long requestId, long userId, UserPatch patch) {
    return find(requestId, userId, Duration.ZERO);
  }

  @Override
  public Result create(long requestId, long userId, UserPatch first) {
    return find(requestId, userId, Duration.ZERO);
  }

  @Override
  public void watchIds(LongConsumer each) {
    each.accept(NOBODY.id());
  }

  @Override
  public Applied apply(long requestId, User user) {
    return new Applied(find(requestId, user.id(), Duration.ZERO), false);
  }

  @Override
  public OptionalLong committedVersion(long userId) {
    return OptionalLong.of(NOBODY.version());
  }
}
