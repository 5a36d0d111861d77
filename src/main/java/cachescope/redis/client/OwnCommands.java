package cachescope.redis.client;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The writes that we sent ourselves and that Redis has not told of yet, so that another client's
 * can be known.
 *
 * <p>A write is noted before it is sent, because its notification may be here before its reply.
 * Notes are dropped after ten seconds; where there are too many, all are, and nobody is suspected
 * for as long. Safe for any number of threads.
 */
public final class OwnCommands {
  /** What Redis calls a write when it tells of it. */
  public enum Kind {
    SET,
    DEL
  }

  static final int MOST = 100_000;
  static final long KEPT_NANOS = 10_000_000_000L;

  private record Note(String key, Kind kind) {}

  /** How many are open, and when the last was sent. */
  private record Open(int count, long at) {}

  private final ConcurrentHashMap<Note, Open> open = new ConcurrentHashMap<>();
  private final LongSupplier now;
  private volatile boolean stored;
  private volatile long trustAllUntil = Long.MIN_VALUE;

  /**
   * @param now monotonic nanoseconds
   */
  public OwnCommands(LongSupplier now) {
    this.now = now;
  }

  /** A write is about to be sent. */
  public void sending(Kind kind, String key) {
    if (open.size() >= MOST) {
      sweep();
    }
    long at = now.getAsLong();
    open.merge(new Note(key, kind), new Open(1, at), (a, b) -> new Open(a.count() + 1, at));
  }

  /** A write that was noted certainly changed nothing. */
  public void withdrawn(Kind kind, String key) {
    open.computeIfPresent(new Note(key, kind), (_, o) -> less(o));
  }

  /** A value of ours was stored, or may have been. */
  public void stored() {
    stored = true;
  }

  /** Whether a value of ours may ever have been stored. */
  public boolean anyStored() {
    return stored;
  }

  /**
   * Redis tells of a write.
   *
   * @return whether one of ours explains it
   */
  public boolean explains(Kind kind, String key) {
    boolean[] known = new boolean[1];
    long oldest = now.getAsLong() - KEPT_NANOS;
    open.computeIfPresent(
        new Note(key, kind),
        (_, o) -> {
          known[0] = o.at() >= oldest;
          return known[0] ? less(o) : null;
        });
    return known[0] || now.getAsLong() < trustAllUntil;
  }

  private static @Nullable Open less(Open o) {
    return o.count() > 1 ? new Open(o.count() - 1, o.at()) : null;
  }

  private void sweep() {
    long oldest = now.getAsLong() - KEPT_NANOS;
    open.values().removeIf(o -> o.at() < oldest);
    if (open.size() >= MOST) {
      trustAllUntil = now.getAsLong() + KEPT_NANOS;
      open.clear();
    }
  }
}
