package cachescope.ui.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells are as large as the room allows, and never larger. */
class CellSizeTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 40, 200, 500})
  void cellsStayInsideTheirRoomInEverySize(int keys) {
    for (double scale : new double[] {1, 1.6, 2.04, 3}) {
      for (double h : new double[] {60, 110, 140, 190, 270, 500}) {
        CellSize size = CellSize.forKeys(keys, 740, h, scale);
        assertThat(size.rows() * size.pitchY()).isLessThanOrEqualTo(h + size.gap());
        assertThat(size.columns() * size.pitchX()).isLessThanOrEqualTo(740 + size.gap());
      }
    }
  }

  @Test
  void oneKeyOnAProjectorIsLegible() {
    CellSize size = CellSize.forKeys(1, 1_310, 140, 2.04);
    assertThat(size.detail()).isEqualTo(CellSize.Detail.SMALL);
    assertThat(size.pitchY()).isGreaterThan(100);
  }

  @Test
  void aNameWinsOverARing() {
    assertThat(CellSize.forKeys(70, 600, 190, 1.6).detail()).isEqualTo(CellSize.Detail.NAMED);
  }
}
