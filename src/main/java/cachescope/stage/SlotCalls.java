package cachescope.stage;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Calls by shard in the last seconds. Confined to one thread. */
final class SlotCalls {
  private static final int SECONDS = TopologyView.CALLS_SECONDS;
  private static final long SECOND = 1_000_000_000L;

  /** Calls by second, a ring. */
  private final Map<String, long[]> calls;

  private long newest;

  SlotCalls() {
    this(new HashMap<>());
  }

  private SlotCalls(Map<String, long[]> calls) {
    this.calls = calls;
  }

  void called(long at, String shard) {
    advance(at / SECOND);
    if (at / SECOND > newest - SECONDS) {
      calls.computeIfAbsent(shard, _ -> new long[SECONDS])[(int) (at / SECOND % SECONDS)]++;
    }
  }

  /** How many in the last seconds, as of {@code t}. */
  long recent(String shard, long t) {
    advance(t / SECOND);
    long[] seconds = calls.get(shard);
    return seconds == null ? 0 : Arrays.stream(seconds).sum();
  }

  private void advance(long second) {
    if (second <= newest) {
      return;
    }
    long from = Math.max(newest + 1, second - SECONDS + 1);
    for (long[] seconds : calls.values()) {
      for (long s = from; s <= second; s++) {
        seconds[(int) (s % SECONDS)] = 0;
      }
    }
    newest = second;
    calls.values().removeIf(seconds -> Arrays.stream(seconds).allMatch(n -> n == 0));
  }

  SlotCalls copy() {
    Map<String, long[]> copied = new HashMap<>();
    calls.forEach((shard, seconds) -> copied.put(shard, seconds.clone()));
    SlotCalls copy = new SlotCalls(copied);
    copy.newest = newest;
    return copy;
  }
}
