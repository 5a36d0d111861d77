package cachescope.gates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadmeMapTest {
  @Test
  void theReadmeListsEveryRoom() throws Exception {
    assertThat(new ReadmeMapGate().findings(Sources.PROJECT)).isEmpty();
  }
}
