package cachescope.redis.watch;

import cachescope.event.RedisEvent.ForeignWrite;
import cachescope.redis.client.OwnCommands;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;

/**
 * Writes that Redis told of and that none of ours explains yet. What nothing explains within 250 ms
 * was another client's.
 *
 * <p>Bounded: in a flood of foreign writes not every one is told. Safe for any number of threads.
 */
final class Suspects {
  static final long PATIENCE_NANOS = 250_000_000L;
  private static final int MOST = 1_000;

  private record Suspect(OwnCommands.Kind kind, String key, long seen) {}

  private final OwnCommands own;
  private final Changes changes;
  private final Queue<Suspect> waiting = new ArrayDeque<>();

  Suspects(OwnCommands own, Changes changes) {
    this.own = own;
    this.changes = changes;
  }

  /**
   * Redis tells of a write.
   *
   * @return whether it is to be judged in 250 ms
   */
  boolean saw(OwnCommands.Kind kind, String key) {
    return !own.explains(kind, key) && suspect(kind, key);
  }

  private synchronized boolean suspect(OwnCommands.Kind kind, String key) {
    return waiting.size() < MOST && waiting.add(new Suspect(kind, key, System.nanoTime()));
  }

  /** Tells of those that waited long enough. */
  void judge() {
    for (Suspect suspect : due()) {
      if (!own.explains(suspect.kind(), suspect.key())) {
        changes.tell(
            new ForeignWrite(suspect.key(), suspect.kind().name().toLowerCase(Locale.ROOT)));
      }
    }
  }

  private synchronized List<Suspect> due() {
    List<Suspect> due = new ArrayList<>();
    long now = System.nanoTime();
    while (!waiting.isEmpty() && now - waiting.peek().seen() >= PATIENCE_NANOS) {
      due.add(waiting.remove());
    }
    return due;
  }
}
