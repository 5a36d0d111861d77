package cachescope.service;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CacheEvent;
import cachescope.event.MessageEvent.WriteAccepted;
import cachescope.event.MessageEvent.WriteApplied;
import cachescope.event.MessageEvent.WritesLost;
import cachescope.event.SessionClock;
import cachescope.event.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The debt of write-behind: FAULTS row 46, the part in memory. */
class DirtyWritesTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final List<CacheEvent> told = new ArrayList<>();
  private final LaterByHand later = new LaterByHand();
  private final MemoryStore store = new MemoryStore(5);
  private final SessionClock clock = SessionClock.system();
  private final DirtyWrites dirty =
      new DirtyWrites(store, later, clock, (_, event) -> told.add(event));
  private long requests;

  private void accept(long userId, long version) {
    Call call =
        new Call(++requests, userId, Settings.CLASSIC, clock, (_, event) -> told.add(event));
    dirty.accept(call, "user:" + userId, user(userId, version), SECOND, 1);
  }

  private static User user(long id, long version) {
    return new User(id, "Name " + version, "user@example.com", version);
  }

  private <T> List<T> all(Class<T> type) {
    return told.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void writesThatWaitTogetherAreOneChangeOfTheRow() {
    accept(1, 2);
    accept(1, 3);
    accept(2, 2);
    assertThat(all(WriteAccepted.class)).extracting(WriteAccepted::dirty).containsExactly(1, 2, 3);
    assertThat(dirty.newest(1)).contains(user(1, 3));
    assertThat(store.rows.get(1L).version()).isEqualTo(1);
    assertThat(later.waiting()).isEqualTo(1);
    later.next();
    assertThat(store.rows.get(1L)).isEqualTo(user(1, 3));
    assertThat(all(WriteApplied.class))
        .containsExactly(
            new WriteApplied(2, 1, "user:1", 3, true, 2, 1),
            new WriteApplied(3, 2, "user:2", 2, true, 1, 0));
    assertThat(dirty.newest(1)).isEmpty();
    assertThat(later.waiting()).isZero();
  }

  @Test
  void whatTheDatabaseRefusesIsTriedAgainAndTheNewerStateWins() {
    accept(1, 2);
    store.fail("It is down.");
    later.next();
    assertThat(all(WriteApplied.class)).isEmpty();
    assertThat(dirty.newest(1)).contains(user(1, 2));
    accept(1, 3);
    store.mend();
    while (later.waiting() > 0) {
      later.next();
    }
    assertThat(store.rows.get(1L)).isEqualTo(user(1, 3));
    assertThat(all(WriteApplied.class))
        .containsExactly(new WriteApplied(2, 1, "user:1", 3, true, 2, 0));
  }

  @Test
  void aCrashLosesWhatIsInMemoryAndCountsIt() {
    accept(1, 2);
    accept(1, 3);
    accept(2, 2);
    dirty.crash("the service crashed");
    assertThat(all(WritesLost.class))
        .containsExactly(new WritesLost(0, "", 3, "the service crashed"));
    later.next();
    assertThat(store.rows.get(1L).version()).isEqualTo(1);
    assertThat(dirty.newest(1)).isEmpty();
  }

  @Test
  void anOrderlyEndLosesNothingUnlessTheDatabaseIsDown() {
    accept(1, 2);
    dirty.close();
    assertThat(all(WritesLost.class)).isEmpty();
    assertThat(store.rows.get(1L)).isEqualTo(user(1, 2));
    accept(1, 3);
    store.fail("It is down.");
    dirty.close();
    assertThat(all(WritesLost.class)).singleElement().extracting(WritesLost::count).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void everyAcknowledgedWriteIsAppliedOrLostOnce(long seed) {
    Random random = new Random(seed);
    long[] versions = {1, 1, 1, 1, 1, 1};
    for (int i = 0; i < 200; i++) {
      int userId = 1 + random.nextInt(5);
      switch (random.nextInt(6)) {
        case 0, 1, 2 -> accept(userId, ++versions[userId]);
        case 3 -> {
          if (later.waiting() > 0) {
            later.next();
          }
        }
        case 4 -> {
          if (random.nextBoolean()) {
            store.fail("It is down.");
          } else {
            store.mend();
          }
        }
        default -> {
          if (random.nextInt(5) == 0) {
            dirty.crash("crash " + i);
          }
        }
      }
    }
    store.mend();
    dirty.close();
    int paid = all(WriteApplied.class).stream().mapToInt(WriteApplied::writes).sum();
    int lost = all(WritesLost.class).stream().mapToInt(WritesLost::count).sum();
    assertThat(paid + lost).as("seed " + seed).isEqualTo(all(WriteAccepted.class).size());
    assertThat(all(WriteAccepted.class)).isNotEmpty();
  }
}
