package cachescope.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.trace.GeneratorPart.Shape;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedTraceTest {
  private static GeneratorPart part(Shape shape, double share, int burst) {
    return new GeneratorPart(shape, 100, 1, 10, 0.9, 1_000, share, burst);
  }

  private static GeneratedTrace trace(long requests, long seed, GeneratorPart... parts) {
    return new GeneratedTrace("test", List.of(parts), requests, seed, 1, 1);
  }

  private static long[] keys(RequestTrace trace) throws IOException {
    try (RequestSource source = trace.open()) {
      long[] keys = new long[20_000];
      int read = source.read(keys, new int[keys.length]);
      assertThat(source.read(new long[1], new int[1])).isZero();
      return Arrays.copyOf(keys, read);
    }
  }

  @Test
  void theSameSeedMakesTheSameRequests() throws Exception {
    GeneratedTrace zipf = trace(5_000, 7, part(Shape.ZIPF, 1, 1));
    assertThat(keys(zipf)).hasSize(5_000).isEqualTo(keys(zipf));
    assertThat(keys(trace(5_000, 8, part(Shape.ZIPF, 1, 1)))).isNotEqualTo(keys(zipf));
  }

  @Test
  void aScanNeverComesBackAndALoopDoes() throws Exception {
    assertThat(keys(trace(250, 1, part(Shape.SCAN, 1, 1)))).doesNotHaveDuplicates();
    assertThat(keys(trace(250, 1, part(Shape.LOOP, 1, 1)))).startsWith(1, 2, 3).endsWith(49, 50);
  }

  @Test
  void partsTakeTurnsInBurstsAndKeepTheirKeysApart() throws Exception {
    long[] keys = keys(trace(10_000, 1, part(Shape.UNIFORM, 3, 1), part(Shape.SCAN, 1, 50)));
    long scanned = Arrays.stream(keys).filter(key -> key >> 40 == 1).count();
    // A turn of the first is one request, of the second 50: 50 of 53.
    assertThat(scanned).isBetween(9_200L, 9_700L);
    assertThat(Arrays.stream(keys).filter(key -> key >> 40 == 0).max().orElse(0)).isEqualTo(100);
  }

  @Test
  void aSizeIsTheKeysOwn() throws Exception {
    GeneratedTrace sized =
        new GeneratedTrace("s", List.of(part(Shape.LOOP, 1, 1)), 200, 1, 100, 5_000);
    long[] keys = new long[200];
    int[] sizes = new int[200];
    try (RequestSource source = sized.open()) {
      assertThat(source.length()).hasValue(200);
      assertThat(source.read(keys, sizes)).isEqualTo(200);
    }
    assertThat(Arrays.copyOf(sizes, 100)).isEqualTo(Arrays.copyOfRange(sizes, 100, 200));
    assertThat(Arrays.stream(sizes).min().orElse(0)).isBetween(100, 400);
    assertThat(Arrays.stream(sizes).max().orElse(0)).isBetween(4_600, 5_000);
    assertThat(sized.sized()).isTrue();
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> trace(-1, 1, part(Shape.LOOP, 1, 1)))
        .hasMessageContaining("0 requests");
    assertThatThrownBy(() -> part(Shape.LOOP, 0, 1)).hasMessageContaining("share");
    assertThatThrownBy(() -> new GeneratedTrace("s", List.of(part(Shape.LOOP, 1, 1)), 1, 1, 9, 8))
        .hasMessageContaining("were 9-8");
  }
}
