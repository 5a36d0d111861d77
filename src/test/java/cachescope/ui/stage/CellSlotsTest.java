package cachescope.ui.stage;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.stage.KeyCell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A key keeps its place while it is in Redis. */
class CellSlotsTest {
  private final CellSlots slots = new CellSlots();

  private static List<KeyCell> keys(String... names) {
    return Stream.of(names)
        .map(name -> new KeyCell(name, 1, 0, 60, 60, 0, 0, 0, false, 1, 1, false))
        .toList();
  }

  private String at(int slot) {
    return slots.at(slot).map(KeyCell::key).orElse("");
  }

  @Test
  void aUseMovesNothing() {
    slots.update(keys("a", "b", "c"), 4);
    slots.update(keys("c", "a", "b"), 4);
    assertThat(List.of(at(0), at(1), at(2))).containsExactly("a", "b", "c");
  }

  @Test
  void aNewKeyTakesTheFirstFreePlace() {
    slots.update(keys("a", "b", "c"), 4);
    slots.update(keys("a", "c"), 4);
    assertThat(at(1)).isEmpty();
    assertThat(slots.lastAt(1)).isEqualTo("b");
    slots.update(keys("d", "a", "c"), 4);
    assertThat(at(1)).isEqualTo("d");
  }

  @Test
  void whatDoesNotFitIsCounted() {
    slots.update(keys("a", "b", "c", "d", "e"), 3);
    assertThat(slots.shown()).isEqualTo(3);
  }

  @Test
  void anotherGridKeepsTheOrder() {
    slots.update(keys("a", "b", "c"), 4);
    slots.update(keys("b", "c"), 4);
    slots.update(keys("c", "b"), 8);
    assertThat(List.of(at(0), at(1))).containsExactly("b", "c");
  }

  @Test
  void aKeyThatComesBackHasItsOldPlace() {
    slots.update(keys("a", "b", "c"), 4);
    slots.update(keys("c"), 4);
    slots.update(keys("b", "c"), 4);
    assertThat(List.of(at(0), at(1), at(2))).containsExactly("", "b", "c");
  }

  @Test
  void noKeyIsInTwoPlacesHoweverTheyComeAndGo() {
    var random = new Random(7);
    for (int round = 0; round < 5_000; round++) {
      List<String> names = new ArrayList<>();
      for (char name = 'a'; name <= 'p'; name++) {
        if (random.nextInt(3) > 0) {
          names.add(String.valueOf(name));
        }
      }
      Collections.shuffle(names, random);
      slots.update(keys(names.toArray(String[]::new)), round % 50 == 0 ? 9 : 12);
      List<String> drawn = new ArrayList<>();
      for (int slot = 0; slot < slots.size(); slot++) {
        drawn.add(at(slot).isEmpty() ? slots.lastAt(slot) : at(slot));
      }
      drawn.removeIf(String::isEmpty);
      assertThat(drawn).doesNotHaveDuplicates();
      assertThat(slots.shown()).isEqualTo(Math.min(names.size(), slots.size()));
    }
  }
}
