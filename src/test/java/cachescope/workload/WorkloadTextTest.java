package cachescope.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.event.WorkloadSpec;
import cachescope.event.WorkloadSpec.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadTextTest {
  @Test
  void whatIsLeftOutIsClassic() {
    assertThat(WorkloadText.parse("zipf")).contains(WorkloadSpec.CLASSIC);
    assertThat(WorkloadText.parse("ZIPF:1.0,users=50,rate=40,writes=1%,seed=1"))
        .contains(WorkloadSpec.CLASSIC);
    assertThat(WorkloadText.parse("none")).isEmpty();
  }

  @Test
  void everyShapeHasAName() {
    assertThat(WorkloadText.parse("uniform, users=7, writes=0.25"))
        .contains(new WorkloadSpec(Shape.UNIFORM, 7, 1.0, 40, 0.25, 1));
    assertThat(WorkloadText.parse("hotset").orElseThrow().shape()).isEqualTo(Shape.HOT_SET);
    assertThat(WorkloadText.parse("hot-set").orElseThrow().shape()).isEqualTo(Shape.HOT_SET);
    assertThat(WorkloadText.parse("scan").orElseThrow().shape()).isEqualTo(Shape.SCAN);
    assertThat(WorkloadText.parse("loop").orElseThrow().shape()).isEqualTo(Shape.LOOP);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                | no shape",
        "zip               | 'zip' is no shape",
        "zipf:x            | zipf must be a number",
        "zipf:9            | skew must be from",
        "zipf:NaN          | skew must be from",
        "loop:1            | only zipf",
        "zipf,users        | 'users' is no field",
        "zipf,users=0      | users must be a whole number from 1 to 1000000",
        "zipf,users=1e3    | users must be a whole number",
        "zipf,users=5e9    | users must be a whole number",
        "zipf,rate=fast    | rate must be a number",
        "zipf,rate=0       | rate (requests per second) must be from",
        "zipf,writes=200%  | share of writes must be from",
        "zipf,seed=1.5     | seed must be a whole number",
        "zipf,speed=1      | no field 'speed'"
      })
  void anErrorNamesTheField(String text, String sentence) {
    assertThatThrownBy(() -> WorkloadText.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }
}
