package cachescope.ui.stage;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.stage.KeyCell;
import cachescope.ui.Sign;
import org.junit.jupiter.api.Test;

/** A cell says in words what its ring and colours say. */
class CellLookTest {
  private static final long S = 1_000_000_000L;

  private static KeyCell cell(long deadline, long used, int uses, long version, long database) {
    return new KeyCell(
        "p:user:17", 17, S, deadline, 60 * S, used, uses, 65_700, true, version, database, false);
  }

  private static CellLook at(KeyCell cell, long t) {
    return CellLook.of(cell, t, 2, true, true, false);
  }

  @Test
  void aKeyAtRestSaysWhenItWasUsedAndHowOften() {
    CellLook look = at(cell(61 * S, 10 * S, 3, 1, 1), 31 * S);
    assertThat(look.key()).isEqualTo("user:17");
    assertThat(look.left()).isEqualTo("30s");
    assertThat(look.ring()).isEqualTo(CellLook.RING / 2);
    assertThat(look.line()).isEqualTo("used 21 s ago");
    assertThat(look.uses()).isEqualTo("3×");
    assertThat(look.size()).isEqualTo("64 KB");
  }

  @Test
  void aFifthOfTheTimeIsLow() {
    assertThat(at(cell(61 * S, 2 * S, 0, 1, 1), 51 * S).low()).isTrue();
    assertThat(at(cell(61 * S, 2 * S, 0, 1, 1), 45 * S).low()).isFalse();
  }

  @Test
  void overItsTimeItIsExpiredNotYetRemoved() {
    CellLook look = at(cell(61 * S, 2 * S, 1, 1, 1), 62 * S);
    assertThat(look.line()).isEqualTo("expired, not yet removed");
    assertThat(look.sign()).isEqualTo(Sign.EXPIRED);
    assertThat(look.faded()).isTrue();
  }

  @Test
  void aStaleValueShowsBothVersions() {
    CellLook look = at(cell(61 * S, 2 * S, 1, 1, 2), 20 * S);
    assertThat(look.sign()).isEqualTo(Sign.STALE);
    assertThat(look.line()).isEqualTo("cache v1 ≠ db v2");
  }

  @Test
  void aHitIsLitAndThenNot() {
    KeyCell used = cell(61 * S, 20 * S, 1, 1, 1);
    assertThat(at(used, 20 * S).lit()).isTrue();
    assertThat(at(used, 20 * S).sign()).isEqualTo(Sign.HIT);
    assertThat(at(used, 21 * S).lit()).isFalse();
  }

  @Test
  void whatIsOnlyLastKnownIsFaded() {
    CellLook look = CellLook.of(cell(61 * S, 20 * S, 1, 1, 1), 20 * S, 0, true, false, false);
    assertThat(look.faded()).isTrue();
    assertThat(look.lit()).isFalse();
  }
}
