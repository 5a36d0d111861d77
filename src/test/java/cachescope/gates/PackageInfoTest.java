package cachescope.gates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PackageInfoTest {
  @Test
  void everyRoomIntroducesItself() throws Exception {
    assertThat(new PackageInfoGate().findings(Sources.PROJECT)).isEmpty();
  }
}
