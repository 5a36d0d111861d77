package cachescope.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.event.CacheCallEvent.Filled;
import cachescope.event.DatabaseEvent.RowWritten;
import cachescope.event.LoggedEvent;
import cachescope.event.RedisEvent.KeySet;
import cachescope.event.RedisEvent.KeyTtlRead;
import cachescope.stage.Stage;
import cachescope.stage.StageScene;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyStateTest {
  private static final long SECOND = 1_000_000_000L;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "present",
        "ttl <= 60s",
        "55s < ttl <= 60s",
        "ttl > 50s, present",
        "fresh",
        "version = 1"
      })
  void whatHoldsIsSeen(String text) {
    assertThat(KeyState.parse("user:1", text).wrong(scene(1), 2 * SECOND)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"absent", "ttl < 55s", "60s < ttl", "stale", "version = 2"})
  void whatDoesNotHoldIsSaid(String text) {
    assertThat(KeyState.parse("user:1", text).wrong(scene(1), 2 * SECOND))
        .hasValueSatisfying(
            said -> assertThat(said).contains("user:1 is in Redis, v1").contains(text));
  }

  @Test
  void aValueWhoseTimeIsOverIsAbsentAndAnOldOneIsStale() {
    assertThat(KeyState.parse("user:1", "absent").wrong(scene(1), 62 * SECOND)).isEmpty();
    assertThat(KeyState.parse("user:1", "stale").wrong(scene(2), 2 * SECOND)).isEmpty();
    assertThat(KeyState.parse("user:2", "present").wrong(scene(1), 2 * SECOND))
        .hasValue("user:2 is not in Redis (wanted: user:2: present)");
  }

  @Test
  void whatIsNoStateIsRefused() {
    assertThatThrownBy(() -> KeyState.parse("user:1", "gone"))
        .hasMessageStartingWith("'gone' is no state of a key; there are present, absent");
    assertThatThrownBy(() -> KeyState.parse("alice", "present"))
        .hasMessage("'alice' is no key; write user:1");
  }

  /** User 1 in Redis with version 1 and 60 s, set at 1 s; the row has this version. */
  private static StageScene scene(long row) {
    Stage stage = new Stage();
    var facts =
        List.of(
            new KeySet("user:1"),
            new Filled(1, "user:1", 1, 90, 60_000, 100_000),
            new KeyTtlRead("user:1", 60_000, 120));
    long seq = 1;
    for (var fact : facts) {
      stage.apply(new LoggedEvent(seq++, SECOND, 0, 0, fact));
    }
    if (row > 1) {
      stage.apply(
          new LoggedEvent(seq, SECOND + 1, 0, 0, new RowWritten(0, 1, row, true, 1_000, 0, 0)));
    }
    return stage.snapshot();
  }
}
