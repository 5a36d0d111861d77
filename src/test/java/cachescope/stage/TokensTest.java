package cachescope.stage;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CacheCallEvent.BypassReason;
import cachescope.event.CacheCallEvent.Bypassed;
import cachescope.event.CacheCallEvent.CacheFailed;
import cachescope.event.CacheCallEvent.Hit;
import cachescope.event.CacheCallEvent.Invalidated;
import cachescope.event.CacheCallEvent.MissCause;
import cachescope.event.CacheCallEvent.Missed;
import cachescope.event.CacheFault;
import cachescope.event.CacheOperation;
import cachescope.event.DatabaseEvent.DatabaseGivenUp;
import cachescope.event.DatabaseEvent.LoadQueued;
import cachescope.event.DatabaseEvent.LoadStarted;
import cachescope.event.DatabaseEvent.RowWritten;
import cachescope.event.Origin;
import cachescope.event.Outcome;
import cachescope.event.RequestEvent.GivenUp;
import cachescope.event.RequestEvent.Requested;
import cachescope.event.RequestEvent.WriteAnswered;
import cachescope.event.RequestKind;
import cachescope.event.SessionEvent.EventsLeftOut;
import cachescope.event.Timing;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TokensTest {
  private final Story story = Story.connected();

  private Token token() {
    return story.scene().tokens().getLast();
  }

  @Test
  void aMissGoesTheLongWay() {
    story.misses(100, 1, 17);
    assertThat(token().legs())
        .extracting(Leg::wire, Leg::mark, Leg::command, Leg::reply)
        .containsExactly(
            leg(Wire.CLIENT_TO_SERVICE, Mark.REQUEST, "", ""),
            leg(Wire.SERVICE_TO_REDIS, Mark.MISS, "GET user:17", "(nil)"),
            leg(Wire.SERVICE_TO_DATABASE, Mark.LOAD, "find user 17", "version 1"),
            leg(Wire.SERVICE_TO_REDIS, Mark.FILL, "SETEX user:17 60 <118 bytes>", "OK"),
            leg(Wire.CLIENT_TO_SERVICE, Mark.MISS, "", "{\"id\":1}"));
    assertThat(token().legs().get(1).from()).isEqualTo(Story.at(100.1));
    assertThat(token().legs().get(1).to()).isEqualTo(Story.at(100.5));
    assertThat(token().legs().get(2).expected()).isEqualTo(Story.at(1_000));
  }

  @Test
  void aHitGoesTheShortWay() {
    story.hits(100, 1, 17);
    assertThat(token().legs())
        .extracting(Leg::wire, Leg::mark, Leg::command, Leg::reply)
        .containsExactly(
            leg(Wire.CLIENT_TO_SERVICE, Mark.REQUEST, "", ""),
            leg(Wire.SERVICE_TO_REDIS, Mark.HIT, "GET user:17", "118 bytes"),
            leg(Wire.CLIENT_TO_SERVICE, Mark.HIT, "", "{\"id\":1}"));
  }

  @Test
  void aHungRedisIsSeenWaiting() {
    story.asks(100, 1, 17, Origin.PERSON);
    Spot spot = story.scene().at(Story.at(900)).getFirst();
    assertThat(spot.leg().wire()).isEqualTo(Wire.SERVICE_TO_REDIS);
    assertThat(spot.leg().isOpen()).isTrue();
    assertThat(spot.along()).isEqualTo(1);

    story.tell(
        300,
        new CacheFailed(
            1, "user:17", CacheOperation.GET, CacheFault.TIMEOUT, "No answer.", Story.at(200)));
    assertThat(token().legs().getLast().mark()).isEqualTo(Mark.ERROR);
    assertThat(token().legs().getLast().reply()).isEqualTo("No answer.");
  }

  @Test
  void whatNobodyWaitsForIsGivenUpAndNoError() {
    story.asks(100, 1, 17, Origin.WORKLOAD);
    story.tell(100.5, new Missed(1, "user:17", MissCause.ABSENT, "", Story.at(0.4)));
    story.tell(100.6, new LoadStarted(1, 17, 0, 1, 5, Story.at(1_000)));
    story.tell(700, new DatabaseGivenUp(1, 17, 0, 3));
    assertThat(story.scene().database().busy()).isZero();
    assertThat(story.scene().database().waiting()).isEqualTo(3);
    story.tell(700.1, new GivenUp(1, 17, RequestKind.READ, Outcome.MISS, Story.at(600)));
    assertThat(token().legs())
        .extracting(Leg::mark)
        .containsExactly(Mark.REQUEST, Mark.MISS, Mark.GIVEN_UP, Mark.GIVEN_UP);
    assertThat(story.scene().service().inFlight()).isZero();
    assertThat(story.scene().verdict()).isEmpty();
  }

  @Test
  void withoutTheCacheNobodyGoesToRedis() {
    story.asks(100, 1, 17, Origin.PERSON);
    story.tell(100.1, new Bypassed(1, "user:17", BypassReason.CACHE_OFF));
    story.tell(100.2, new LoadStarted(1, 17, 0, 1, 0, Story.at(1_000)));
    assertThat(token().legs())
        .extracting(Leg::wire)
        .containsExactly(Wire.CLIENT_TO_SERVICE, Wire.SERVICE_TO_DATABASE);
  }

  @Test
  void waitingForAConnectionIsALegOfItsOwn() {
    story.asks(100, 1, 17, Origin.PERSON);
    story.tell(101, new LoadQueued(1, 17, 4));
    assertThat(token().legs().getLast().wire()).isEqualTo(Wire.DATABASE_LINE);
    assertThat(story.scene().database().waiting()).isEqualTo(4);
    story.tell(601, new LoadStarted(1, 17, Story.at(500), 10, 3, Story.at(1_000)));
    assertThat(token().legs())
        .extracting(Leg::wire)
        .containsExactly(Wire.CLIENT_TO_SERVICE, Wire.DATABASE_LINE, Wire.SERVICE_TO_DATABASE);
    assertThat(story.scene().database()).isEqualTo(new DatabaseView(10, 10, 3, 0));
  }

  @Test
  void aWriteGoesToTheDatabaseAndThenDeletes() {
    story.tell(100, new Requested(1, 17, RequestKind.WRITE, Origin.PERSON, Story.at(100), 1));
    story.tell(102, new RowWritten(1, 17, 2, false, Story.at(1), 0, 0));
    assertThat(token().legs().getLast().isOpen()).isTrue();
    story.tell(103, new Invalidated(1, "user:17", true, Story.at(0.4)));
    story.tell(103.1, new WriteAnswered(1, 17, true, 2, false, 1, 1, Timing.NONE));
    assertThat(token().legs())
        .extracting(Leg::wire, Leg::mark, Leg::command, Leg::reply)
        .containsExactly(
            leg(Wire.CLIENT_TO_SERVICE, Mark.REQUEST, "", ""),
            leg(Wire.SERVICE_TO_DATABASE, Mark.WRITE, "update user 17", "version 2"),
            leg(Wire.SERVICE_TO_REDIS, Mark.INVALIDATE, "DEL user:17", "(integer) 1"),
            leg(Wire.CLIENT_TO_SERVICE, Mark.WRITE, "", ""));
  }

  @Test
  void tokensLingerUntilTheyAreDrawn() {
    story.hits(100, 1, 17);
    assertThat(story.scene().at(Story.at(400))).hasSize(1);
    assertThat(story.scene().at(Story.at(2_000))).isEmpty();
    story.limited(2_000, "noeviction");
    assertThat(story.scene().tokens()).isEmpty();
    assertThat(story.scene().service().inFlight()).isZero();
  }

  @Test
  void aPersonAlwaysHasATokenAndTheRestIsCounted() {
    for (int i = 1; i <= 100; i++) {
      story.asks(100, i, i, Origin.WORKLOAD);
    }
    story.asks(101, 101, 7, Origin.PERSON);
    assertThat(story.scene().tokens()).hasSize(StageScene.MOST_TOKENS);
    assertThat(token().origin()).isEqualTo(Origin.PERSON);
    assertThat(story.scene().service().inFlight()).isEqualTo(101);
    assertThat(story.scene().hiddenTokens()).isEqualTo(41);
  }

  @Test
  void aTokenStandsForThoseThatWereAnsweredAlikeAndHaveNone() {
    for (int i = 1; i <= 100; i++) {
      story.asks(100, i, i, Origin.WORKLOAD);
    }
    for (int i = 100; i >= 1; i--) {
      story.tell(101, new Hit(i, "user:" + i, 1, 118, Story.at(0.3), 0));
      story.answers(101, i, i, Outcome.HIT);
    }
    assertThat(story.scene().tokens()).hasSize(60);
    assertThat(story.scene().tokens().stream().mapToInt(Token::count).sum()).isEqualTo(100);
    assertThat(story.scene().hiddenTokens()).isZero();
  }

  @Test
  void afterAGapNobodyWaitsForEver() {
    story.asks(100, 1, 1, Origin.WORKLOAD).asks(100, 2, 2, Origin.WORKLOAD);
    story.tell(200, new EventsLeftOut(0, 1, Map.of(), Map.of(), Map.of("Answered", 2L, "Hit", 2L)));
    assertThat(story.scene().tokens()).isEmpty();
    assertThat(story.scene().service().inFlight()).isZero();
  }

  private static org.assertj.core.groups.Tuple leg(
      Wire wire, Mark mark, String command, String reply) {
    return org.assertj.core.groups.Tuple.tuple(wire, mark, command, reply);
  }
}
