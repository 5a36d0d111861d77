package cachescope.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DrawingTest {
  private final Story story = Story.connected();

  private static Spot at(Token token, double millis) {
    return token.at(Story.at(millis)).orElseThrow();
  }

  @Test
  void aHitFlashesAndSaysByHowMuchItIsStretched() {
    Token token = story.hits(100, 1, 17).scene().tokens().getFirst();
    assertThat(token.at(Story.at(99))).isEmpty();
    assertThat(at(token, 200).leg().wire()).isEqualTo(Wire.CLIENT_TO_SERVICE);
    assertThat(at(token, 200).along()).isEqualTo(0.5);
    assertThat(at(token, 400).leg().wire()).isEqualTo(Wire.SERVICE_TO_REDIS);
    assertThat(at(token, 500).along()).isEqualTo(1);
    assertThat(at(token, 600).along()).isEqualTo(0.5);
    assertThat(at(token, 600).stretched()).isEqualTo(400 / 0.35);
    assertThat(token.drawnUntil()).isEqualTo(Story.at(800));
    assertThat(token.at(Story.at(800))).isEmpty();
  }

  @Test
  void whatTheReplyWillBeIsNotShownBeforeItIsOnItsWayBack() {
    Token token = story.hits(100, 1, 17).scene().tokens().getFirst();
    assertThat(at(token, 400).leg().mark()).isEqualTo(Mark.REQUEST);
    assertThat(at(token, 400).leg().reply()).isEmpty();
    assertThat(at(token, 600).leg().mark()).isEqualTo(Mark.HIT);
    assertThat(at(token, 600).leg().reply()).isEqualTo("118 bytes");
  }

  @Test
  void aLoadMovesInRealTimeAndMakesUpForTheDelay() {
    Token token = story.misses(0, 1, 17).scene().tokens().getFirst();
    assertThat(at(token, 900).leg().wire()).isEqualTo(Wire.SERVICE_TO_DATABASE);
    assertThat(at(token, 1_000.6).along()).isEqualTo(1);
    assertThat(token.drawnUntil() - token.endedAt()).isLessThan(Story.at(1_000));
  }

  @Test
  void nothingJumps() {
    for (Token token :
        List.of(
            Story.connected().misses(0, 1, 17).scene().tokens().getFirst(),
            Story.connected().hits(0, 1, 17).scene().tokens().getFirst())) {
      Optional<Spot> last = Optional.empty();
      List<Wire> way = new ArrayList<>();
      for (double t = 0; token.at(Story.at(t)).isPresent(); t += 1) {
        Spot spot = at(token, t);
        if (last.isPresent() && last.get().leg().wire() == spot.leg().wire()) {
          assertThat(Math.abs(spot.along() - last.get().along())).isLessThan(0.05);
        } else {
          way.add(spot.leg().wire());
          boolean wasAtService =
              last.map(spotBefore ->
                      spotBefore.leg().wire() == Wire.CLIENT_TO_SERVICE
                          ? spotBefore.along() > 0.95
                          : spotBefore.along() < 0.05)
                  .orElse(true);
          assertThat(wasAtService).isTrue();
        }
        last = Optional.of(spot);
      }
      assertThat(last.orElseThrow().along()).isLessThan(0.05);
      assertThat(way).hasSizeGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void theDrawingStaysWithinASecondHoweverFastEverythingWas() {
    List<Leg> legs = new ArrayList<>();
    legs.add(new Leg(Wire.CLIENT_TO_SERVICE, Mark.REQUEST, 0, 0, 0, "", ""));
    for (int i = 0; i < 3; i++) {
      legs.add(new Leg(Wire.SERVICE_TO_REDIS, Mark.FILL, i, i + 1, 0, "", ""));
    }
    legs.add(new Leg(Wire.CLIENT_TO_SERVICE, Mark.MISS, 3, 3, 0, "", ""));
    Token token =
        new Token(
            1, 1, cachescope.event.RequestKind.READ, cachescope.event.Origin.PERSON, legs, 3, 1);
    assertThat(token.drawnUntil()).isLessThanOrEqualTo(Story.at(1_000));
  }

  @Test
  void whatIsDrawnWhileItHappensIsNotTakenBack() {
    Token open = story.asks(0, 1, 17, cachescope.event.Origin.PERSON).scene().tokens().getFirst();
    Spot before = at(open, 300);
    Token answered = Story.connected().hits(0, 1, 17).scene().tokens().getFirst();
    assertThat(at(answered, 300).leg().wire()).isEqualTo(before.leg().wire());
    assertThat(at(answered, 300).along())
        .isCloseTo(before.along(), org.assertj.core.api.Assertions.within(0.01));
  }
}
