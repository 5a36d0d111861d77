package cachescope.service;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CacheEvent;
import cachescope.event.PatternEvent.DropCause;
import cachescope.event.PatternEvent.NearDropped;
import cachescope.event.PatternEvent.NearStored;
import cachescope.event.SessionClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NearCacheTest {
  private final AtomicLong nanos = new AtomicLong();
  private final SessionClock clock =
      new SessionClock(nanos::get, () -> Instant.ofEpochSecond(1_000));
  private final List<CacheEvent> told = new ArrayList<>();
  private final NearCache near =
      new NearCache(2, Duration.ofSeconds(10), true, clock, (_, event) -> told.add(event));

  private void keep(long userId) {
    keep(userId, near.mark(userId));
  }

  private void keep(long userId, long mark) {
    near.keep(
        7,
        "user:" + userId,
        mark,
        new User(userId, "Name", "user@example.com", 3),
        OptionalLong.of(1));
  }

  @Test
  void whatIsKeptIsFoundUntilItsTimeIsOver() {
    keep(1);
    assertThat(near.find(1)).isNotNull();
    assertThat(told).containsExactly(new NearStored(7, 2, "user:1", 3));
    nanos.addAndGet(Duration.ofSeconds(11).toNanos());
    assertThat(near.find(1)).isNull();
    near.mark(1);
    assertThat(told).endsWith(new NearDropped(0, 2, "user:1", 1, DropCause.EXPIRED));
  }

  @Test
  void aValueWhoseKeyWasDroppedOnItsWayIsNotKept() {
    long mark = near.mark(1);
    near.drop(9, 1, DropCause.MESSAGE);
    keep(1, mark);
    assertThat(near.find(1)).isNull();
    assertThat(told).isEmpty();
    keep(1);
    assertThat(near.find(1)).isNotNull();
    near.drop(9, 1, DropCause.MESSAGE);
    assertThat(told).endsWith(new NearDropped(9, 2, "user:1", 1, DropCause.MESSAGE));
  }

  @Test
  void whileNobodyCouldTellOfChangesNothingIsKept() {
    keep(1);
    keep(2);
    long mark = near.mark(3);
    near.distrust();
    assertThat(told).endsWith(new NearDropped(0, 2, "", 2, DropCause.DEAF));
    keep(3);
    near.trust();
    keep(3, mark);
    assertThat(near.find(3)).isNull();
    keep(3);
    assertThat(near.find(3)).isNotNull();
  }

  @Test
  void itsNumberIsBounded() {
    NearCache small =
        new NearCache(1, Duration.ofSeconds(10), 2, true, clock, (_, event) -> told.add(event));
    for (long id = 1; id <= 20; id++) {
      small.keep(0, "user:" + id, small.mark(id), new User(id, "N", "e", 1), OptionalLong.empty());
    }
    small.mark(1);
    long kept = 0;
    for (long id = 1; id <= 20; id++) {
      kept += small.find(id) == null ? 0 : 1;
    }
    assertThat(kept).isEqualTo(2);
    assertThat(told)
        .filteredOn(e -> e instanceof NearDropped drop && drop.cause() == DropCause.FULL)
        .hasSize(18);
  }
}
