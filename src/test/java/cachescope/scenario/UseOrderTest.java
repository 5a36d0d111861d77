package cachescope.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CacheCallEvent.Hit;
import cachescope.event.CacheEvent;
import cachescope.event.LoggedEvent;
import cachescope.event.RedisEvent.KeyEvicted;
import cachescope.event.RedisEvent.KeyExpired;
import org.junit.jupiter.api.Test;

class UseOrderTest {
  private final UseOrder order = new UseOrder();
  private long seq;

  private void tell(CacheEvent event) {
    order.apply(new LoggedEvent(++seq, seq, 0, 0, event));
  }

  private void uses(String... keys) {
    for (String key : keys) {
      tell(new Hit(1, key, 1, 100, 1, 1));
    }
  }

  /** FAULTS 20: the one that was idle longest is told from one that was used since. */
  @Test
  void onlyAnEvictionOfSomebodyElseThanTheOldestCounts() {
    uses("a", "b", "c", "a");
    tell(new KeyEvicted("b"));
    assertThat(order.otherEvicted()).as("b was idle longest").isZero();
    tell(new KeyEvicted("a"));
    assertThat(order.otherEvicted()).as("c was idle longer than a").isEqualTo(1);
    tell(new KeyEvicted("never-seen"));
    uses("d");
    tell(new KeyExpired("c"));
    tell(new KeyEvicted("d"));
    assertThat(order.otherEvicted()).isEqualTo(1);
  }
}
