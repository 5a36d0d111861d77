package cachescope.gates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormatTest {
  @Test
  void everyFileIsFormatted() throws Exception {
    assertThat(new FormatGate().findings(Sources.PROJECT))
        .as("to rewrite them: ./mvnw -B -Pformat, or -Pformat -Dformat.path=src/main/java/...")
        .isEmpty();
  }
}
