package cachescope.ui.stage;

import cachescope.stage.KeyCell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which key has which slot of the grid. A key keeps its slot for as long as it is in Redis, so that
 * nothing moves because something else was used; a new key takes the first free slot, and one that
 * comes back its old one while nobody else has it. No key is ever in two slots, not even as the
 * last that was there.
 */
final class CellSlots {
  private final Map<String, Integer> slots = new HashMap<>();
  private final Map<String, Integer> left = new HashMap<>();
  private final NavigableSet<Integer> free = new TreeSet<>();
  private List<Optional<KeyCell>> cells = new ArrayList<>();
  private List<String> last = new ArrayList<>();
  private int capacity = -1;

  /** Takes in the keys of a scene, for a grid of {@code room} slots. */
  void update(List<KeyCell> keys, int room) {
    if (room != capacity) {
      resize(room);
    }
    Set<String> present = HashSet.newHashSet(keys.size());
    for (KeyCell cell : keys) {
      present.add(cell.key());
    }
    slots
        .entrySet()
        .removeIf(entry -> {
          boolean gone = !present.contains(entry.getKey());
          if (gone) {
            cells.set(entry.getValue(), Optional.empty());
            free.add(entry.getValue());
            left.put(entry.getKey(), entry.getValue());
          }
          return gone;
        });
    for (KeyCell cell : keys) {
      put(cell);
    }
  }

  private void put(KeyCell cell) {
    Integer slot = slots.get(cell.key());
    if (slot == null) {
      Integer old = left.remove(cell.key());
      slot = old == null ? free.pollFirst() : old;
      if (slot == null) {
        return;
      }
      free.remove(slot);
      left.remove(last.get(slot));
      slots.put(cell.key(), slot);
      last.set(slot, cell.key());
    }
    cells.set(slot, Optional.of(cell));
  }

  /** Keys close up in their old order. */
  private void resize(int room) {
    List<Map.Entry<String, Integer>> old = new ArrayList<>(slots.entrySet());
    old.sort(Comparator.comparingInt(Map.Entry::getValue));
    slots.clear();
    left.clear();
    free.clear();
    capacity = room;
    cells = new ArrayList<>();
    last = new ArrayList<>();
    for (int i = 0; i < room; i++) {
      cells.add(Optional.empty());
      last.add("");
      if (i < old.size()) {
        slots.put(old.get(i).getKey(), i);
        last.set(i, old.get(i).getKey());
      } else {
        free.add(i);
      }
    }
  }

  /** How many slots there are. */
  int size() {
    return Math.max(0, capacity);
  }

  /** How many keys have a slot. */
  int shown() {
    return slots.size();
  }

  /** The key in a slot. */
  Optional<KeyCell> at(int slot) {
    return cells.get(slot);
  }

  /** The last key that was in a slot; empty text where there never was one. */
  String lastAt(int slot) {
    return last.get(slot);
  }
}
