package cachescope.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.util.JedisClusterCRC16;

class KeySlotTest {
  /** The first is the specification's own check: CRC16 of "123456789" is 0x31C3. */
  @ParameterizedTest
  @CsvSource({
    "123456789, 12739",
    "foo, 12182",
    "bar, 5061",
    "{user1000}.following, 3443",
    "{user1000}.followers, 3443"
  })
  void slotsAreThoseOfTheSpecification(String key, int slot) {
    assertThat(KeySlot.of(key)).isEqualTo(slot);
  }

  @Test
  void anotherImplementationAgrees() {
    for (int i = 0; i < 2_000; i++) {
      for (String shape : List.of("user:%d", "cachescope:{%d}:user:1", "{}%d", "é{%d", "a}{%d}x")) {
        String key = shape.formatted(i);
        assertThat(KeySlot.of(key)).isEqualTo(JedisClusterCRC16.getSlot(key));
      }
    }
  }

  @Test
  void noRangesMeanEverySlot() {
    assertThat(KeySlot.among("foo", List.of())).isTrue();
    assertThat(KeySlot.among("foo", List.of(new SlotRange(0, 12_182)))).isTrue();
    assertThat(KeySlot.among("foo", List.of(new SlotRange(0, 12_181)))).isFalse();
  }
}
