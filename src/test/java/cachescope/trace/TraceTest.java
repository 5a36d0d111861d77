package cachescope.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TraceTest {
  @Test
  void aScanAsksForEachUserOnce() {
    var scan = new Scan(4);
    assertThat(LongStream.generate(scan::nextLong).limit(4)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(scan.hasNext()).isFalse();
    assertThatThrownBy(scan::nextLong).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void aLoopGoesRoundAndRound() {
    assertThat(draw(new Loop(3), 7)).containsExactly(1, 2, 3, 1, 2, 3, 1);
  }

  @Test
  void uniformAsksForEverybodyAlike() {
    long[] counts = counts(draw(new Uniform(10, new SplittableRandom(1)), 100_000), 10);
    for (int id = 1; id <= 10; id++) {
      assertThat(counts[id]).isCloseTo(10_000L, within(400L));
    }
  }

  @Test
  void aTenthOfTheUsersGetsNineTenthsAndThenTheNextTenthDoes() {
    var hot = new HotSet(1_000, new SplittableRandom(1));
    for (int move = 0; move < 12; move++) {
      int first = move % 10 * 100 + 1;
      long inside =
          LongStream.of(draw(hot, 10_000)).filter(id -> id >= first && id < first + 100).count();
      assertThat(inside).as("move " + move).isCloseTo(9_000L, within(150L));
    }
  }

  @Test
  void fewUsersMayBeHotToo() {
    assertThat(draw(new HotSet(1, new SplittableRandom(1)), 100)).containsOnly(1);
    assertThat(draw(new HotSet(2, new SplittableRandom(1)), 100)).contains(1, 2);
    long[] many = draw(new HotSet(7, new SplittableRandom(1)), 10_000);
    assertThat(LongStream.of(many)).allMatch(id -> id >= 1 && id <= 7);
  }

  @Test
  void theShareOfWritesDoesNotChangeWhoIsAskedFor() {
    long writes = 0;
    var reading = new Trace(zipf(), 0, new SplittableRandom(5));
    var writing = new Trace(zipf(), 0.2, new SplittableRandom(5));
    for (int i = 0; i < 10_000; i++) {
      TraceRequest read = reading.next();
      TraceRequest either = writing.next();
      assertThat(read.write()).isFalse();
      assertThat(either.userId()).isEqualTo(read.userId());
      writes += either.write() ? 1 : 0;
    }
    assertThat(writes).isCloseTo(2_000L, within(200L));
  }

  private static Zipf zipf() {
    return new Zipf(100, 1.0, new SplittableRandom(4));
  }

  private static long[] draw(PrimitiveIterator.OfLong users, int n) {
    return LongStream.generate(users::nextLong).limit(n).toArray();
  }

  private static long[] counts(long[] ids, int users) {
    long[] counts = new long[users + 1];
    for (long id : ids) {
      counts[(int) id]++;
    }
    return counts;
  }
}
