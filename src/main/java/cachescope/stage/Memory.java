package cachescope.stage;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The newest facts by key, at most so many: the oldest are forgotten, and that it forgot is
 * remembered.
 */
final class Memory<V> {
  private final SequencedMap<String, V> facts;
  private final int most;
  private boolean forgot;

  Memory(int most) {
    this(most, new LinkedHashMap<>());
  }

  private Memory(int most, SequencedMap<String, V> facts) {
    this.most = most;
    this.facts = facts;
  }

  void put(String key, V fact) {
    facts.putLast(key, fact);
    if (facts.size() > most) {
      facts.pollFirstEntry();
      forgot = true;
    }
  }

  Optional<V> get(String key) {
    return Optional.ofNullable(facts.get(key));
  }

  void remove(String key) {
    facts.remove(key);
  }

  void clear() {
    facts.clear();
  }

  /** Whether anything was ever forgotten for want of room. */
  boolean forgot() {
    return forgot;
  }

  Memory<V> copy() {
    Memory<V> copy = new Memory<>(most, new LinkedHashMap<>(facts));
    copy.forgot = forgot;
    return copy;
  }
}
