package cachescope.gates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileSizeTest {
  @Test
  void noFileIsTooLong() throws Exception {
    assertThat(new FileSizeGate().findings(Sources.PROJECT)).isEmpty();
  }
}
