package cachescope.stage;

import java.util.Optional;
import java.util.SequencedMap;

/**
 * The newest facts by key, at most so many: the oldest are forgotten, and that it forgot is
 * remembered.
 */
final class Memory<V> {
  private final Ledger<V> ledger;
  private final int most;
  private boolean forgot;

  Memory(int most) {
    this(most, new Ledger<>());
  }

  private Memory(int most, Ledger<V> ledger) {
    this.most = most;
    this.ledger = ledger;
  }

  void put(String key, V fact) {
    SequencedMap<String, V> facts = ledger.facts();
    facts.putLast(key, fact);
    if (facts.size() > most) {
      facts.pollFirstEntry();
      forgot = true;
    }
  }

  Optional<V> get(String key) {
    return Optional.ofNullable(ledger.facts().get(key));
  }

  void remove(String key) {
    ledger.facts().remove(key);
  }

  void clear() {
    ledger.facts().clear();
  }

  /** Whether anything was ever forgotten for want of room. */
  boolean forgot() {
    return forgot;
  }

  Memory<V> copy() {
    Memory<V> copy = new Memory<>(most, ledger.copy());
    copy.forgot = forgot;
    return copy;
  }
}
