package cachescope.ui.stage;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.Origin;
import cachescope.session.Frame;
import cachescope.ui.Sign;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tokens have a shape and words for what they mean just now. */
class TokenLooksTest {
  private static final long S = 1_000_000_000L;
  private static final StageMap MAP = StageMap.of(760, 560, 1);

  private final Facts facts = new Facts();

  private List<TokenLook> at(long t, boolean commands, boolean reducedMotion) {
    Frame frame = facts.live();
    return new TokenLooks(MAP, commands, reducedMotion).at(frame.stage().at(t), t);
  }

  @Test
  void aLoadShowsHowFarItIs() {
    facts.missBegun(S, 204, Origin.PERSON);
    List<TokenLook> looks = at(S + 900_000_000L, false, false);
    assertThat(looks).hasSize(1);
    TokenLook look = looks.getFirst();
    assertThat(look.sign()).isEqualTo(Sign.LOAD);
    assertThat(look.label()).isEqualTo("user:204 · load");
    assertThat(look.note()).startsWith("loading 8");
    assertThat(look.progress()).isBetween(0.85, 0.95);
  }

  @Test
  void onItsWayBackAHitSaysSo() {
    facts.miss(S, 17, Origin.WORKLOAD);
    facts.hit(9 * S, 17, Origin.PERSON);
    var signs =
        List.of(9 * S + 250_000_000L, 9 * S + 500_000_000L).stream()
            .flatMap(t -> at(t, false, false).stream().map(TokenLook::sign))
            .toList();
    assertThat(signs).contains(Sign.REQUEST, Sign.HIT);
  }

  @Test
  void commandsAndRepliesAreShownOnDemand() {
    facts.miss(S, 17, Origin.WORKLOAD);
    facts.hit(9 * S, 17, Origin.PERSON);
    assertThat(at(9 * S + 500_000_000L, true, false))
        .extracting(TokenLook::label)
        .contains("GET user:17 → 118 bytes");
    assertThat(at(9 * S + 500_000_000L, false, false))
        .extracting(TokenLook::label)
        .contains("user:17 · hit 0.35 ms");
  }

  @Test
  void withReducedMotionNothingMoves() {
    facts.missBegun(S, 204, Origin.PERSON);
    TokenLook early = at(S + 900_000_000L, false, true).getFirst();
    TokenLook late = at(S + 990_000_000L, false, true).getFirst();
    assertThat(late.x()).isEqualTo(early.x());
    assertThat(late.label()).isEqualTo(early.label());
  }
}
