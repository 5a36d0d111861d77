package cachescope.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureTest {
  @Test
  void numbersAreWrittenAsEverywhereWithTheirUnit() {
    assertThat(Figure.of("max", 1_629)).isEqualTo("1\u2009629 ms");
    assertThat(Figure.of("p50", 0.384)).isEqualTo("0.38 ms");
    assertThat(Figure.of("hitRatio", 0.498)).isEqualTo("49.8 %");
    assertThat(Figure.of("requests", 12_345)).isEqualTo("12\u2009345");
    assertThat(Figure.of("loadsPerMiss", 0.25)).isEqualTo("0.250");
    assertThat(Figure.of("p99", Double.NaN)).isEqualTo("nothing");
  }

  @Test
  void aBoundHasItsUnit() {
    assertThat(Figure.wanted("max", ">= 500")).isEqualTo("≥ 500 ms");
    assertThat(Figure.wanted("max", "<= 60% of plain"))
        .isEqualTo("≤ 60 % of the run without a fix");
    assertThat(Figure.wanted("hitRatio", "< 20%")).isEqualTo("< 20 %");
    assertThat(Figure.wanted("databaseLoads", "== 1")).isEqualTo("= 1");
    assertThat(Figure.wanted("requests", "> 1500")).isEqualTo("> 1\u2009500");
  }
}
