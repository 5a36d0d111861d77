package cachescope.gates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SkippedTestTest {
  @Test
  void noTestIsSkippedOrSleeps() throws Exception {
    assertThat(new SkippedTestGate().findings(Sources.PROJECT))
        .as("a test that cannot run fails; a test that waits, waits for a fact")
        .isEmpty();
  }
}
