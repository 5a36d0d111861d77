package cachescope.policy.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KeyNumbersTest {
  private final KeyNumbers numbers = new KeyNumbers();
  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void aKeyHasTheNumberOfItsFirstRequest() {
    assertThat(number(7, -1, 7, 0, Long.MIN_VALUE, 0, -1)).containsExactly(0, 1, 0, 2, 3, 2, 1);
    assertThat(number(0, 8)).containsExactly(2, 4);
    assertThat(numbers.bound()).isEqualTo(5);
    assertThat(numbers.key(3)).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void asAMapWould() {
    Map<Long, Integer> map = new HashMap<>();
    for (int round = 0; round < 300; round++) {
      // Neighbours, far apart, and the same in the low bits.
      int shift = round % 3 * 20;
      long[] keys = random.longs(500, 0, 40_000).map(key -> key << shift).toArray();
      int[] given = number(keys);
      for (int i = 0; i < keys.length; i++) {
        map.putIfAbsent(keys[i], map.size());
        assertThat(given[i]).isEqualTo(map.get(keys[i]));
      }
    }
    assertThat(numbers.size()).isEqualTo(map.size()).isGreaterThan(10_000);
  }

  @Test
  void numbersThatNobodyKnowsAreGivenAgain() {
    number(random.longs(5_000).toArray());
    long kept = numbers.key(4_000);
    numbers.takeBack(number -> number % 2 == 0);
    assertThat(numbers.size()).isEqualTo(2_500);
    int[] given = number(random.longs(3_000).toArray());
    assertThat(given).doesNotHaveDuplicates();
    assertThat(Arrays.stream(given).filter(number -> number < 5_000).boxed())
        .hasSize(2_500)
        .allMatch(number -> number % 2 == 1);
    assertThat(numbers.bound()).isEqualTo(5_500);
    assertThat(number(kept)).containsExactly(4_000);
    numbers.takeBack(number -> number == 4_000);
    numbers.takeBack(number -> number == 4_000);
    assertThat(numbers.size()).isOne();
    assertThat(number(kept)).containsExactly(4_000);
  }

  private int[] number(long... keys) {
    int[] given = new int[keys.length];
    numbers.number(keys, given, keys.length);
    return given;
  }
}
