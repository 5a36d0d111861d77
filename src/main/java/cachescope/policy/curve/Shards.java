package cachescope.policy.curve;

import cachescope.policy.curve.Curve.Method;
import cachescope.policy.curve.Curve.Point;
import cachescope.policy.simulate.KeyNumbers;
import java.util.ArrayList;
import java.util.List;

/**
 * LRU's curve from a sample: only keys whose hash falls below a threshold are followed, and their
 * distances are stretched by what was left out.
 *
 * <p>C. Waldspurger, N. Park, A. Garthwaite and I. Ahmad, "Efficient MRC construction with SHARDS",
 * FAST 2015, fixed rate, with the adjustment for requests that the sample has too many or too few
 * of. The error is our own: the sampled keys fall into eight groups, each estimates the curve by
 * itself, and where the groups differ, the estimate is uncertain (Student's t, 95 %).
 */
public final class Shards {
  private static final int GROUPS = 8;
  private static final double STUDENT = 2.365;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final double rate;
  private final long threshold;
  private final Sample all;
  private final Sample[] groups = new Sample[GROUPS];
  private final KeyNumbers by = new KeyNumbers();
  private final long[] kept;
  private final int[] numbers;
  private long requests;

  /**
   * @param rate share of the keys that are followed, more than 0, to 1
   * @param block most requests given at once
   */
  public Shards(double rate, int block) {
    if (!(rate > 0 && rate <= 1)) {
      throw new IllegalArgumentException(
          "the sampled share must be more than 0 and 1 at most, was " + rate);
    }
    this.rate = rate;
    threshold = (long) (rate * (1L << 62));
    all = new Sample(rate);
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = new Sample(rate / GROUPS);
    }
    kept = new long[block];
    numbers = new int[block];
  }

  /** The next requests. */
  public void requests(long[] keys, int count) {
    requests += count;
    int sampled = 0;
    for (int i = 0; i < count; i++) {
      if (hash(keys[i]) >>> 2 < threshold) {
        kept[sampled++] = keys[i];
      }
    }
    by.number(kept, numbers, sampled);
    all.expect(by.bound());
    for (Sample group : groups) {
      group.expect(by.bound());
    }
    for (int i = 0; i < sampled; i++) {
      all.request(numbers[i]);
      groups[(int) ((hash(kept[i]) * GOLDEN) >>> 61)].request(numbers[i]);
    }
  }

  private static long hash(long key) {
    long mixed = (key + GOLDEN) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 32) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 29;
  }

  /** Requests so far, sampled or not. */
  public long requests() {
    return requests;
  }

  /** How many different keys the trace has, as the sample lets one think. */
  public long distinct() {
    return Math.round(all.distances.distinct() / rate);
  }

  /**
   * The curve at these sizes, with its error.
   *
   * @param capacities in keys, rising
   */
  public Curve at(List<Long> capacities) {
    double[] estimate = all.missRatios(capacities, requests);
    double[][] each = new double[GROUPS][];
    for (int i = 0; i < GROUPS; i++) {
      each[i] = groups[i].missRatios(capacities, requests);
    }
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < estimate.length; i++) {
      points.add(new Point(capacities.get(i), estimate[i], error(each, i)));
    }
    return new Curve("lru", Method.SAMPLED, points);
  }

  private static double error(double[][] each, int at) {
    double mean = 0;
    for (double[] group : each) {
      mean += group[at] / GROUPS;
    }
    double variance = 0;
    for (double[] group : each) {
      variance += (group[at] - mean) * (group[at] - mean) / (GROUPS - 1);
    }
    return Math.min(1, STUDENT * Math.sqrt(variance / GROUPS));
  }

  private static final class Sample {
    private final double rate;
    private final StackDistances distances = new StackDistances();

    Sample(double rate) {
      this.rate = rate;
    }

    void expect(int bound) {
      distances.expect(bound);
    }

    void request(int id) {
      distances.request(id);
    }

    /** The requests that the sample should have had and has not, or the other way, are hits. */
    double[] missRatios(List<Long> capacities, long requests) {
      long[] scaled = capacities.stream().mapToLong(c -> Math.round(c * rate)).toArray();
      long[] hits = distances.hits(scaled);
      double expected = requests * rate;
      double adjustment = expected - distances.requests();
      double[] ratios = new double[hits.length];
      for (int i = 0; i < hits.length; i++) {
        double hit = expected == 0 ? 0 : (hits[i] + adjustment) / expected;
        ratios[i] = Math.clamp(1 - hit, 0, 1);
      }
      return ratios;
    }
  }
}
