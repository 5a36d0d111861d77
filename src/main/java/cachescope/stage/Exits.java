package cachescope.stage;

import cachescope.stage.KeyExit.Reason;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** Keys that left Redis: the newest of all, and the last time of each key. */
final class Exits {
  private static final int KEYS = 10_000;
  private static final String AFTER_A_WRITE = "after a write";

  private record Deletion(long at, long nanos, String detail) {
    boolean explains(long heardAt) {
      return heardAt >= at - nanos && heardAt <= at + Fill.LATEST;
    }
  }

  private final ArrayDeque<KeyExit> newest;
  private final Memory<KeyExit> lastOf;
  private final Memory<Deletion> deletions;
  private List<KeyExit> given = List.of();
  private boolean changed;

  Exits() {
    this(new ArrayDeque<>(), new Memory<>(KEYS), new Memory<>(KEYS));
  }

  private Exits(ArrayDeque<KeyExit> newest, Memory<KeyExit> lastOf, Memory<Deletion> deletions) {
    this.newest = newest;
    this.lastOf = lastOf;
    this.deletions = deletions;
  }

  void add(KeyExit exit) {
    newest.addFirst(exit);
    if (newest.size() > StageScene.MOST_EXITS) {
      newest.removeLast();
    }
    lastOf.put(exit.key(), exit);
    changed = true;
  }

  void add(KeyCell cell, Reason reason, long at, String detail) {
    add(new KeyExit(cell.key(), reason, at, idle(cell, at), cell.uses(), detail));
  }

  /**
   * Redis said that a command deleted the key: the service's, where it told so, else somebody's.
   */
  void deleted(KeyCell cell, long at) {
    Optional<Deletion> ours = deletions.get(cell.key()).filter(deletion -> deletion.explains(at));
    add(
        cell,
        ours.isPresent() ? Reason.INVALIDATED : Reason.DELETED,
        at,
        ours.map(Deletion::detail).orElse(""));
  }

  /**
   * The service said that it deleted the key after a write; Redis may have said so already, or
   * will.
   */
  void invalidated(String key, long at, long nanos, boolean owed) {
    Deletion deletion =
        new Deletion(at, nanos, owed ? AFTER_A_WRITE + ", owed until now" : AFTER_A_WRITE);
    deletions.put(key, deletion);
    lastOf
        .get(key)
        .filter(exit -> exit.reason() == Reason.DELETED && deletion.explains(exit.at()))
        .ifPresent(exit -> replace(exit, Reason.INVALIDATED, deletion.detail()));
  }

  /** The deletion of the key that was heard last was another client's. */
  void foreign(String key) {
    lastOf
        .get(key)
        .filter(exit -> exit.reason() == Reason.DELETED)
        .ifPresent(exit -> replace(exit, Reason.DELETED, "by another client"));
  }

  Optional<KeyExit> lastOf(String key) {
    return lastOf.get(key);
  }

  /** Whether exits of some keys were forgotten for want of room. */
  boolean forgot() {
    return lastOf.forgot();
  }

  /** The newest first, at most {@link StageScene#MOST_EXITS}. */
  List<KeyExit> give() {
    if (changed) {
      given = List.copyOf(newest);
      changed = false;
    }
    return given;
  }

  Exits copy() {
    Exits copy = new Exits(new ArrayDeque<>(newest), lastOf.copy(), deletions.copy());
    copy.given = given;
    copy.changed = changed;
    return copy;
  }

  static long idle(KeyCell cell, long at) {
    return Math.max(0, at - cell.lastUsedAt());
  }

  private void replace(KeyExit old, Reason reason, String detail) {
    KeyExit better = new KeyExit(old.key(), reason, old.at(), old.idleNanos(), old.uses(), detail);
    lastOf.put(old.key(), better);
    List<KeyExit> all = List.copyOf(newest);
    newest.clear();
    all.forEach(exit -> newest.addLast(exit.equals(old) ? better : exit));
    changed = true;
  }
}
