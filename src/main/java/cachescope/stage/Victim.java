package cachescope.stage;

import cachescope.event.RedisEvent.KeyUseRead;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Who Redis would choose, as far as our own requests and OBJECT tell.
 *
 * <p>Redis compares a handful of keys that it picks at random (maxmemory-samples), so this is the
 * best guess and not a promise.
 */
final class Victim {
  /** More keys than this are not compared for every picture. */
  private static final int COMPARED = 10_000;

  private static final int READINGS = 2_000;
  private static final long SECOND = 1_000_000_000L;

  private record Use(long at, long idleNanos, int frequency) {}

  private final Memory<Use> uses;

  Victim() {
    this(new Memory<>(READINGS));
  }

  private Victim(Memory<Use> uses) {
    this.uses = uses;
  }

  void read(long at, KeyUseRead read) {
    long idle = read.idleSeconds() < 0 ? -1 : read.idleSeconds() * SECOND;
    uses.put(read.key(), new Use(at, idle, read.frequency()));
  }

  /** Nobody, where memory is not limited or the policy has no favourite. */
  Optional<LikelyVictim> of(Keys keys, String policy, long maxMemory, long t) {
    if (maxMemory <= 0 || keys.size() == 0) {
      return Optional.empty();
    }
    return switch (policy) {
      case "allkeys-lru", "volatile-lru" -> longestIdle(keys, t);
      case "allkeys-lfu", "volatile-lfu" -> leastUsed(keys);
      case "allkeys-lrm", "volatile-lrm" ->
          first(keys, KeyCell::setAt)
              .map(cell -> victim(cell, "set " + Elapsed.of(t - cell.setAt()) + " ago"));
      case "volatile-ttl" ->
          first(keys, KeyCell::deadline)
              .filter(cell -> cell.deadline() < KeyCell.UNREAD)
              .map(cell -> victim(cell, Elapsed.of(cell.leftAt(t)) + " left"));
      default -> Optional.empty();
    };
  }

  /** How a key stands among all of them. */
  KeyStanding standing(Keys keys, KeyCell of, long t) {
    long seconds = idle(of, t) / SECOND;
    long uses = frequency(of);
    int idler = 0;
    int asIdle = -1;
    int lessUsed = 0;
    int asLittleUsed = -1;
    int sooner = 0;
    for (KeyCell cell : (Iterable<KeyCell>) keys.stream()::iterator) {
      int longer = Long.compare(idle(cell, t) / SECOND, seconds);
      idler += longer > 0 ? 1 : 0;
      asIdle += longer == 0 ? 1 : 0;
      int more = Long.compare(frequency(cell), uses);
      lessUsed += more < 0 ? 1 : 0;
      asLittleUsed += more == 0 ? 1 : 0;
      sooner += cell.deadline() < of.deadline() ? 1 : 0;
    }
    return new KeyStanding(
        keys.size(),
        idle(of, t),
        idler,
        Math.max(0, asIdle),
        uses,
        lessUsed,
        Math.max(0, asLittleUsed),
        of.leftAt(t),
        sooner);
  }

  /** Whether Redis only samples under this policy. */
  static boolean sampled(String policy) {
    return !policy.equals("noeviction");
  }

  Victim copy() {
    return new Victim(uses.copy());
  }

  private Optional<LikelyVictim> longestIdle(Keys keys, long t) {
    return first(keys, cell -> -idle(cell, t))
        .map(cell ->
            victim(cell, "idle " + Elapsed.of(idle(cell, t)) + (asked(cell) ? " says Redis" : "")));
  }

  private Optional<LikelyVictim> leastUsed(Keys keys) {
    return first(keys, this::frequency)
        .map(cell ->
            victim(
                cell,
                asked(cell)
                    ? "frequency " + frequency(cell) + " says Redis"
                    : "used " + cell.uses() + (cell.uses() == 1 ? " time" : " times")));
  }

  private long idle(KeyCell cell, long t) {
    return fresh(cell)
        .filter(use -> use.idleNanos() >= 0)
        .map(use -> use.idleNanos() + t - use.at())
        .orElse(t - cell.lastUsedAt());
  }

  private long frequency(KeyCell cell) {
    return fresh(cell)
        .filter(use -> use.frequency() >= 0)
        .map(use -> (long) use.frequency())
        .orElse((long) cell.uses());
  }

  private boolean asked(KeyCell cell) {
    return fresh(cell).isPresent();
  }

  /** What OBJECT said, unless the key was used since. */
  private Optional<Use> fresh(KeyCell cell) {
    return uses.get(cell.key()).filter(use -> use.at() >= cell.lastUsedAt());
  }

  private static Optional<KeyCell> first(Keys keys, ToLongFunction<KeyCell> order) {
    if (keys.size() > COMPARED) {
      return Optional.empty();
    }
    return keys.stream().min(Comparator.comparingLong(order));
  }

  private static LikelyVictim victim(KeyCell cell, String why) {
    return new LikelyVictim(cell.key(), why, true);
  }
}
