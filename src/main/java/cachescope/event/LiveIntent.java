package cachescope.event;

import java.util.List;
import java.util.Objects;

/** A wish for a real Redis of its own beside the simulated policies; one after the other. */
public sealed interface LiveIntent extends Intent.ForLive {

  /**
   * Let a real Redis meet a short sequence; what comes of it is in {@link SessionEvent.Live}.
   *
   * @param keys the requests, 1 to 500
   * @param capacity how many keys fit, 1 to 32
   * @param policy maxmemory-policy, such as {@code allkeys-lru}
   * @param samples maxmemory-samples, 1 to 64; Redis ships with 5
   */
  record RunLiveRow(List<String> keys, int capacity, String policy, int samples)
      implements LiveIntent {
    public RunLiveRow {
      keys = List.copyOf(keys);
      Objects.requireNonNull(policy, "policy");
      Ranges.check("requests of the sequence", keys.size(), 1, 500);
      Ranges.check("keys that fit into the real Redis", capacity, 1, 32);
      Ranges.check("maxmemory-samples", samples, 1, 64);
    }
  }

  /**
   * Let a real Redis meet many requests, for a measured point of the curve: {@link LivePoint}.
   *
   * @param capacity about how many keys fit, 10 to 200,000
   */
  record MeasureLivePoint(LiveTrace trace, int capacity, String policy, int samples)
      implements LiveIntent {
    public MeasureLivePoint {
      Objects.requireNonNull(trace, "trace");
      Objects.requireNonNull(policy, "policy");
      checkCapacity(capacity);
      Ranges.check("maxmemory-samples", samples, 1, 64);
    }

    /** Refuses, with a sentence, what cannot be measured. */
    public static void checkCapacity(long keys) {
      Ranges.check("keys that fit into the real Redis", (double) keys, 10, LiveTrace.LONGEST);
    }
  }

  /** Stop what the real Redis is asked beside the simulated policies; its server goes. */
  record StopLive() implements LiveIntent {}
}
