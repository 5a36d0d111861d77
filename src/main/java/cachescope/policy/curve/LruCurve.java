package cachescope.policy.curve;

import cachescope.policy.curve.Curve.Method;
import cachescope.policy.curve.Curve.Point;
import cachescope.policy.simulate.KeyNumbers;
import cachescope.policy.simulate.Progress;
import cachescope.trace.RequestSource;
import cachescope.trace.RequestTrace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** LRU's hits for all sizes in keys, exact, from one pass over a trace. */
public final class LruCurve {
  private static final int BLOCK = 1 << 14;

  private final StackDistances distances = new StackDistances();
  private long nanos;
  private boolean whole = true;

  private LruCurve() {}

  /**
   * Reads a trace.
   *
   * @param progress is asked after each block whether to go on
   * @throws IOException with a sentence where the trace cannot be read
   */
  public static LruCurve of(RequestTrace trace, Progress progress) throws IOException {
    LruCurve curve = new LruCurve();
    try (RequestSource source = trace.open()) {
      curve.read(source, progress);
    }
    return curve;
  }

  private void read(RequestSource source, Progress progress) throws IOException {
    KeyNumbers by = new KeyNumbers();
    long[] keys = new long[BLOCK];
    int[] sizes = new int[BLOCK];
    int[] numbers = new int[BLOCK];
    for (int count = source.read(keys, sizes); count > 0; count = source.read(keys, sizes)) {
      long start = System.nanoTime();
      by.number(keys, numbers, count);
      distances.expect(by.bound());
      for (int i = 0; i < count; i++) {
        distances.request(numbers[i]);
      }
      nanos += System.nanoTime() - start;
      if (!progress.reached(distances.requests())) {
        whole = false;
        return;
      }
    }
  }

  /** Requests of the trace. */
  public long requests() {
    return distances.requests();
  }

  /** Different keys of the trace. */
  public int distinct() {
    return distances.distinct();
  }

  /** Hits with room for so many keys. */
  public long hits(long capacity) {
    return distances.hits(capacity);
  }

  /** Time that it took, on one core; reading not counted. */
  public long nanos() {
    return nanos;
  }

  /** Whether the trace was read to its end. */
  public boolean whole() {
    return whole;
  }

  /**
   * The curve at these sizes.
   *
   * @param capacities in keys, rising
   */
  public Curve at(List<Long> capacities) {
    long[] hits = distances.hits(capacities.stream().mapToLong(Long::longValue).toArray());
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < hits.length; i++) {
      double missRatio = requests() == 0 ? 0 : 1 - (double) hits[i] / requests();
      points.add(new Point(capacities.get(i), missRatio, 0));
    }
    return new Curve("lru", Method.EXACT, points);
  }
}
