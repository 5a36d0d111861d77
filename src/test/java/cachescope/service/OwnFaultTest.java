package cachescope.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.event.CacheEvent;
import cachescope.event.NumberedSettings;
import cachescope.event.Origin;
import cachescope.event.RequestEvent.Requested;
import cachescope.event.RequestEvent.Unanswered;
import cachescope.event.RequestKind;
import cachescope.event.SessionClock;
import cachescope.event.Settings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Whatever fails, a request that began is told to have ended: who counts them waits for that. */
class OwnFaultTest {
  private final List<CacheEvent> told = new CopyOnWriteArrayList<>();
  private final SessionClock clock = SessionClock.system();

  private UserService service() {
    UserCache broken =
        new ForwardingCache(new MemoryCache()) {
          @Override
          public Optional<byte[]> get(String key) {
            throw new IllegalStateException("a fault of our own");
          }

          @Override
          public boolean delete(String key) {
            throw new IllegalStateException("a fault of our own");
          }
        };
    return new UserService(
        broken,
        new MemoryStore(3),
        () -> new NumberedSettings(0, Settings.CLASSIC),
        clock,
        (_, event) -> told.add(event));
  }

  @Test
  void aReadIsToldToBeUnanswered() {
    try (UserService service = service()) {
      assertThatThrownBy(() -> service.get(1, Origin.WORKLOAD, clock.now()))
          .isInstanceOf(IllegalStateException.class);
    }
    ended(RequestKind.READ);
  }

  @Test
  void aWriteIsToldToBeUnanswered() {
    try (UserService service = service()) {
      UserPatch patch = UserPatch.name("Alicia");
      assertThatThrownBy(() -> service.put(1, patch, Origin.WORKLOAD, clock.now()))
          .isInstanceOf(IllegalStateException.class);
    }
    ended(RequestKind.WRITE);
  }

  private void ended(RequestKind kind) {
    assertThat(told).filteredOn(Requested.class::isInstance).hasSize(1);
    assertThat(told)
        .filteredOn(Unanswered.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Unanswered.class,
            lost -> {
              assertThat(lost.kind()).isEqualTo(kind);
              assertThat(lost.why()).isEqualTo("by a fault of this program: IllegalStateException");
            });
  }
}
