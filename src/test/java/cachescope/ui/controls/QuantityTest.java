package cachescope.ui.controls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({"90, 90", "90 s, 90", "2 min, 120", "2m, 120", "1 h, 3600", "1 000 s, 1000"})
  void aTimeToLiveIsReadWithOrWithoutItsUnit(String typed, double seconds) {
    assertThat(Quantity.TTL.read(typed)).hasValue(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "0", "-3", "1e9", "99999999", "5 MB"})
  void nonsenseIsRefused(String typed) {
    assertThat(Quantity.TTL.read(typed)).isEmpty();
  }

  @Test
  void whatIsWrittenCanBeReadAgain() {
    for (Quantity quantity :
        new Quantity[] {
          Quantity.TTL,
          Quantity.MEMORY,
          Quantity.DELAY,
          Quantity.CONNECTIONS,
          Quantity.USERS,
          Quantity.SKEW,
          Quantity.RATE,
          Quantity.WRITES
        }) {
      for (double stop : quantity.stops()) {
        assertThat(quantity.read(quantity.write(stop))).as(quantity.write(stop)).hasValue(stop);
      }
    }
  }

  @Test
  void aValueBetweenTwoStopsStandsBetweenThem() {
    assertThat(Quantity.DELAY.position(0)).isZero();
    assertThat(Quantity.DELAY.position(1.5)).isEqualTo(1.5);
    assertThat(Quantity.DELAY.position(60_000)).isEqualTo(Quantity.DELAY.stops().size() - 1.0);
  }
}
