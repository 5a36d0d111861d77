package cachescope.ui.stage;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.Origin;
import cachescope.event.RedisEvent.Emptied;
import cachescope.ui.Fx;
import cachescope.ui.Ink;
import cachescope.ui.Palette;
import org.junit.jupiter.api.Test;

/** Cells are as large as there is room for, and nothing jumps while it is looked at. */
class CellGridTest {
  private static final long S = 1_000_000_000L;

  private final Facts facts = new Facts();

  private static double pitch(CellGrid grid, Facts facts, long t) throws Exception {
    return Fx.get(() -> {
      var frame = facts.live();
      grid.show(frame.stage(), frame.redis(), true, t, new Ink(Palette.DARK, 1));
      return grid.size().pitchX();
    });
  }

  @Test
  void cellsGrowOnlyWhenThoseThatLeftAreNotShownAnyMore() throws Exception {
    CellGrid grid =
        Fx.get(() -> {
          CellGrid fresh = new CellGrid();
          fresh.canvas().setWidth(600);
          fresh.canvas().setHeight(260);
          return fresh;
        });
    for (long user = 1; user <= 40; user++) {
      facts.miss(user * S / 10, user, Origin.WORKLOAD);
    }
    double many = pitch(grid, facts, 7 * S);
    facts.tell(7 * S, new Emptied("FLUSHALL"));
    assertThat(pitch(grid, facts, 7 * S + S / 10)).isEqualTo(many);
    assertThat(pitch(grid, facts, 7 * S + S)).isEqualTo(many);
    assertThat(pitch(grid, facts, 9 * S)).isGreaterThan(many);
  }
}
