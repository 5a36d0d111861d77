package cachescope.stage;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A map in the order of its entries that is cheap to copy: a copy is two arrays, an eighth of the
 * size, until somebody asks it or changes it. Copies of a copy share its arrays.
 */
final class Ledger<V> {
  @SuppressWarnings("ArrayRecordComponent")
  private record Packed(String[] keys, Object[] values) {}

  private Optional<SequencedMap<String, V>> open;
  private final Packed packed;

  Ledger() {
    this(Optional.of(new LinkedHashMap<>()), new Packed(new String[0], new Object[0]));
  }

  private Ledger(Optional<SequencedMap<String, V>> open, Packed packed) {
    this.open = open;
    this.packed = packed;
  }

  /** The entries, to be read and changed. */
  SequencedMap<String, V> facts() {
    if (open.isEmpty()) {
      open = Optional.of(unpacked());
    }
    return open.get();
  }

  Ledger<V> copy() {
    return new Ledger<>(Optional.empty(), open.map(Ledger::pack).orElse(packed));
  }

  @SuppressWarnings("unchecked") // values were put in as V
  private SequencedMap<String, V> unpacked() {
    SequencedMap<String, V> map = LinkedHashMap.newLinkedHashMap(packed.keys().length);
    for (int i = 0; i < packed.keys().length; i++) {
      map.put(packed.keys()[i], (V) packed.values()[i]);
    }
    return map;
  }

  private static <V> Packed pack(SequencedMap<String, V> map) {
    String[] keys = new String[map.size()];
    Object[] values = new Object[keys.length];
    int i = 0;
    for (var entry : map.entrySet()) {
      keys[i] = entry.getKey();
      values[i++] = entry.getValue();
    }
    return new Packed(keys, values);
  }
}
