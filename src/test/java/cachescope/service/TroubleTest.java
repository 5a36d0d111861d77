package cachescope.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.event.NumberedSettings;
import cachescope.event.Settings;
import cachescope.event.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

class TroubleTest {
  private final List<Duration> delays = new ArrayList<>();
  private Trouble trouble = Trouble.NONE;
  private double chance;

  @Test
  void aDatabaseFailsAsOftenAsItIsToldTo() {
    UserStore store = store();
    trouble = trouble.withDatabaseFailures(0.3);
    chance = 0.3;
    assertThat(store.find(1, 1, Duration.ZERO).user()).isPresent();
    chance = 0.29;
    assertThatThrownBy(() -> store.find(2, 1, Duration.ZERO)).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> store.update(3, 1, UserPatch.name("x")))
        .isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> store.apply(4, new User(1, "a", "b", 2)))
        .isInstanceOf(StoreException.class);
    trouble = Trouble.NONE;
    assertThat(store.update(5, 1, UserPatch.name("x")).user()).isPresent();
  }

  @Test
  void jitterIsAddedToTheDelayThatHoldsTheConnection() {
    UserStore store = store();
    store.find(1, 1, Duration.ofMillis(5));
    trouble = trouble.withDatabaseJitter(Duration.ofMillis(100));
    chance = 0.5;
    store.find(2, 1, Duration.ofMillis(5));
    assertThat(delays).containsExactly(Duration.ofMillis(5), Duration.ofMillis(55));
  }

  @Test
  void aSlowWayToTheCacheIsWaitedForBeforeEachCall() {
    UserCache cache = new TroubledCache(new InMemory(), this::settings, () -> chance);
    trouble = trouble.withCacheDelay(Duration.ofMillis(30));
    long began = System.nanoTime();
    cache.set("user:1", new byte[] {1}, Duration.ofSeconds(1));
    assertThat(cache.get("user:1")).isPresent();
    assertThat(cache.delete("user:1")).isTrue();
    assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(90_000_000L);
  }

  private UserStore store() {
    return new TroubledStore(new Recording(), this::settings, () -> chance);
  }

  private NumberedSettings settings() {
    return new NumberedSettings(0, Settings.CLASSIC.withTrouble(trouble));
  }

  /** Notes the delays that it is asked for. */
  private final class Recording implements UserStore {
    private final User user = new User(1, "a", "b", 1);

    @Override
    public Result find(long requestId, long userId, Duration delay) {
      delays.add(delay);
      return new Result(Optional.of(user), 0, 0);
    }

    @Override
    public Result update(long requestId, long userId, UserPatch patch) {
      return new Result(Optional.of(user), 0, 0);
    }

    @Override
    public Result create(long requestId, long userId, UserPatch first) {
      return new Result(Optional.of(user), 0, 0);
    }

    @Override
    public void watchIds(LongConsumer each) {
      each.accept(1);
    }

    @Override
    public Applied apply(long requestId, User next) {
      return new Applied(new Result(Optional.of(next), 0, 0), true);
    }

    @Override
    public OptionalLong committedVersion(long userId) {
      return OptionalLong.of(1);
    }
  }
}
