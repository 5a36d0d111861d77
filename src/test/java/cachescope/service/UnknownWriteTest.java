package cachescope.service;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CacheCallEvent.CacheFailed;
import cachescope.event.CacheCallEvent.DeleteOwed;
import cachescope.event.CacheCallEvent.Filled;
import cachescope.event.CacheEvent;
import cachescope.event.CacheFault;
import cachescope.event.CachingStrategy;
import cachescope.event.MessageEvent.WriteAccepted;
import cachescope.event.NumberedSettings;
import cachescope.event.Origin;
import cachescope.event.SessionClock;
import cachescope.event.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Writes to the cache whose answer never came: FAULTS row 39. */
class UnknownWriteTest {
  private final List<CacheEvent> told = new CopyOnWriteArrayList<>();
  private final MemoryStore store = new MemoryStore(3);
  private final MemoryCache memory = new MemoryCache();
  private final SessionClock clock = SessionClock.system();

  /** Sets that time out, done or not. */
  private final class Swallowing extends ForwardingCache {
    private final boolean done;

    Swallowing(boolean done) {
      super(memory);
      this.done = done;
    }

    @Override
    public void set(String key, byte[] value, Duration ttl) {
      if (done) {
        super.set(key, value, ttl);
      }
      throw timeout();
    }

    @Override
    public <R> R take(CacheStep<R> step) {
      if (done) {
        super.take(step);
      }
      throw timeout();
    }

    private static CacheException timeout() {
      return new CacheException(CacheFault.TIMEOUT, "No answer within 200 ms.", true);
    }
  }

  private UserService service(boolean done, CachingStrategy strategy) {
    Settings settings =
        Settings.CLASSIC
            .withDatabaseDelay(Duration.ZERO)
            .withPattern(Settings.CLASSIC.pattern().withStrategy(strategy));
    NumberedSettings fixed = new NumberedSettings(0, settings);
    return new UserService(
        new Swallowing(done), store, () -> fixed, clock, (_, event) -> told.add(event));
  }

  private <T> List<T> all(Class<T> type) {
    return told.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private void put(UserService service) {
    service.put(1, UserPatch.name("New"), Origin.PERSON, clock.now());
  }

  @ParameterizedTest
  @EnumSource(names = {"WRITE_THROUGH", "WRITE_BEHIND", "WRITE_BEHIND_STREAM"})
  void whatWasDoneIsFoundByReadingItBack(CachingStrategy strategy) {
    try (UserService service = service(true, strategy)) {
      put(service);
      assertThat(all(CacheFailed.class))
          .singleElement()
          .satisfies(e -> assertThat(e.sentence()).contains("unknown whether"));
      assertThat(all(Filled.class))
          .singleElement()
          .satisfies(e -> assertThat(e.version()).isEqualTo(2));
      assertThat(memory.values).containsKey("user:1");
      assertThat(all(DeleteOwed.class)).isEmpty();
    }
  }

  @Test
  void whatWasNotDoneIsWrittenAtOnceAndTheOldValueIsDeleted() {
    try (UserService service = service(false, CachingStrategy.WRITE_BEHIND)) {
      memory.values.put("user:1", "{}".getBytes(StandardCharsets.UTF_8));
      put(service);
      assertThat(all(WriteAccepted.class)).isEmpty();
      assertThat(store.rows.get(1L).name()).isEqualTo("New");
      assertThat(memory.values).doesNotContainKey("user:1");
    }
  }
}
