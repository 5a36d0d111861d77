package cachescope.policy.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cachescope.policy.Capacity;
import cachescope.policy.curve.Curve.Method;
import cachescope.policy.curve.Curve.Point;
import cachescope.policy.simulate.KeptTrace;
import cachescope.policy.simulate.Plan;
import cachescope.policy.simulate.Simulation;
import cachescope.trace.GeneratedTrace;
import cachescope.trace.GeneratorPart;
import cachescope.trace.GeneratorPart.Shape;
import cachescope.trace.RequestTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CurveTest {
  private static GeneratorPart part(Shape shape, int objects, double share) {
    return new GeneratorPart(shape, objects, 0.9, objects / 10 + 1, 0.9, 5_000, share, 50);
  }

  private static RequestTrace mix(int objects, long requests) {
    return new GeneratedTrace(
        "mix",
        List.of(
            part(Shape.ZIPF, objects, 0.5),
            part(Shape.HOT_SET, objects / 2, 0.3),
            part(Shape.LOOP, objects / 3, 0.1),
            part(Shape.SCAN, objects, 0.1)),
        requests,
        5,
        1,
        1);
  }

  /** The distances, by looking for the key in a list. */
  @Test
  void distancesAreAsInAList() {
    SplittableRandom random = new SplittableRandom(4);
    StackDistances distances = new StackDistances();
    List<Integer> stack = new ArrayList<>();
    distances.expect(2_000);
    for (int i = 0; i < 60_000; i++) {
      int id = random.nextInt(10) == 0 ? random.nextInt(2_000) : random.nextInt(1 + i % 300);
      int expected = stack.indexOf(id) + 1;
      assertThat(distances.request(id)).as("request %d", i).isEqualTo(expected);
      stack.remove((Integer) id);
      stack.addFirst(id);
    }
    assertThat(distances.distinct()).isEqualTo(stack.size());
  }

  @Test
  void onePassSaysWhatARunOfEachSizeSays() throws Exception {
    RequestTrace trace = mix(3_000, 300_000);
    LruCurve curve = LruCurve.of(trace, _ -> true);
    List<Long> sizes = Sizes.spread(curve.distinct(), 12);
    Plan plan = Plan.of(List.of("lru"), sizes.stream().map(Capacity::keys).toList());
    Simulation.run(trace, plan, _ -> true)
        .results()
        .forEach(run ->
            assertThat(curve.hits(run.capacity().units()))
                .as("%s", run.capacity())
                .isEqualTo(run.hits()));
    assertThat(curve.at(sizes).points())
        .extracting(Point::missRatio)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(curve.requests()).isEqualTo(300_000);
  }

  /** Far from the truth by more than the error it tells, at no more than a few of the sizes. */
  @Test
  void aSampleIsAsNearAsItSays() throws Exception {
    RequestTrace trace = mix(60_000, 1_000_000);
    LruCurve exact = LruCurve.of(trace, _ -> true);
    List<Long> sizes = Sizes.spread(exact.distinct(), 40);
    Shards shards = SampledLru.of(trace, 0.1, _ -> true);
    List<Point> truth = exact.at(sizes).points();
    List<Point> sampled = shards.at(sizes).points();
    int outside = 0;
    double off = 0;
    for (int i = 0; i < truth.size(); i++) {
      double distance = Math.abs(truth.get(i).missRatio() - sampled.get(i).missRatio());
      off += distance / truth.size();
      if (distance > sampled.get(i).error()) {
        outside++;
      }
    }
    assertThat(off).isLessThan(0.02);
    assertThat(outside).isLessThan(10);
    assertThat((double) shards.distinct())
        .isCloseTo(exact.distinct(), within(0.05 * exact.distinct()));
    assertThat(shards.requests()).isEqualTo(1_000_000);
  }

  @Test
  void aSampleOfAllIsExact() throws Exception {
    RequestTrace trace = mix(1_000, 50_000);
    List<Long> sizes = List.of(1L, 10L, 100L, 1_000L);
    assertThat(SampledLru.of(trace, 1, _ -> true).at(sizes).points())
        .extracting(Point::missRatio)
        .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1, Double.class)
        .containsExactlyElementsOf(
            LruCurve.of(trace, _ -> true).at(sizes).points().stream()
                .map(Point::missRatio)
                .toList());
    assertThatThrownBy(() -> new Shards(0, 10)).hasMessageContaining("more than 0");
  }

  @Test
  void theKneeIsWhereMoreRoomBeginsToBringLess() {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i <= 20; i++) {
      long capacity = Math.round(Math.pow(10, i / 5.0));
      points.add(new Point(capacity, i < 10 ? 0.9 - 0.08 * i : 0.1, 0));
    }
    assertThat(new Curve("x", Method.RUNS, points).knee()).contains(points.get(10));
    List<Point> straight =
        List.of(new Point(1, 0.9, 0), new Point(10, 0.5, 0), new Point(100, 0.1, 0));
    assertThat(new Curve("x", Method.RUNS, straight).knee()).isEmpty();
    assertThat(new Curve("x", Method.RUNS, straight.subList(0, 2)).knee()).isEmpty();
  }

  @Test
  void sizesRiseToTheLargest() {
    assertThat(Sizes.spread(1_000_000, 4)).containsExactly(1_000L, 10_000L, 100_000L, 1_000_000L);
    assertThat(Sizes.spread(3, 20)).containsExactly(1L, 2L, 3L);
    assertThat(Sizes.spread(1, 20)).containsExactly(1L);
  }

  @Test
  void aFootprintCountsEachKeyOnce() throws Exception {
    KeptTrace trace = new KeptTrace(new long[] {5, 6, 5, 7, 5}, new int[] {10, 20, 99, 40, 1});
    assertThat(Footprint.of(trace, _ -> true)).isEqualTo(new Footprint(3, 70));
  }
}
