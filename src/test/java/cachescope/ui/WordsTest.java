package cachescope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers have three digits that count, thin spaces, and a unit. */
class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "850, 0.9 µs",
    "38000, 38 µs",
    "380000, 0.38 ms",
    "12400000, 12.4 ms",
    "999500000, 1_000 ms",
    "1001000000, 1_001 ms",
    "12400000000, 12.4 s",
    "180000000000, 3 min",
  })
  void durations(long nanos, String words) {
    assertThat(Words.duration(nanos).replace('\u2009', '_')).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "999, 999", "1000, 1_000", "9873, 9_873", "1234567, 1_234_567"})
  void counts(long n, String words) {
    assertThat(Words.count(n).replace('\u2009', '_')).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"118, 118 B", "65536, 64 KB", "3040870, 2.9 MB", "3145728, 3 MB", "1073741824, 1 GB"})
  void sizes(long bytes, String words) {
    assertThat(Words.bytes(bytes)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 %", "1, 100 %", "0.914, 91.4 %", "0.9999, 99.9 %", "NaN, –"})
  void sharesNeverRoundToAllOrNothing(double share, String words) {
    assertThat(Words.percent(share)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"3040870, 3145728, 2.9 of 3 MB", "900, 3145728, 900 B of 3 MB"})
  void partsOfAWhole(long part, long whole, String words) {
    assertThat(Words.bytes(part, whole)).isEqualTo(words);
  }
}
