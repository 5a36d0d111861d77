package cachescope.why;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CacheCallEvent.Filled;
import cachescope.event.DatabaseEvent.LoadQueued;
import cachescope.event.DatabaseEvent.LoadStarted;
import cachescope.event.DatabaseEvent.Loaded;
import cachescope.event.Origin;
import cachescope.event.Outcome;
import cachescope.event.PatternEvent.Joined;
import cachescope.event.Question.OfLatency;
import cachescope.event.Question.OfRequest;
import cachescope.event.RequestEvent.Requested;
import cachescope.event.RequestKind;
import cachescope.event.SessionEvent.SettingsChanged;
import cachescope.event.Settings;
import cachescope.event.Timing;
import cachescope.why.Part.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A request's time, taken apart: the parts are what was measured, and sum to the whole. */
class PartsTest {
  private static Map<Kind, Long> nanos(Explanation why) {
    return why.parts().stream()
        .collect(Collectors.groupingBy(Part::kind, Collectors.summingLong(Part::nanos)));
  }

  @Test
  void aHit() {
    Explanation why = Tale.connected().hits(10, 1, 7).ask(100, new OfRequest(1));
    assertThat(why.headline())
        .isEqualTo("GET /users/7 was a hit and took 0.38 ms, 92.1 % of it the call to Redis.");
    assertThat(nanos(why))
        .isEqualTo(Map.of(Kind.LOOKUP, 350_000L, Kind.JSON, 10_000L, Kind.REST, 20_000L));
    assertThat(why.total()).isEqualTo(380_000);
  }

  @Test
  void aMiss() {
    Explanation why = Tale.connected().misses(10, 1, 7).ask(2_000, new OfRequest(1));
    assertThat(nanos(why))
        .containsEntry(Kind.LOOKUP, 400_000L)
        .containsEntry(Kind.DELAY, 990_000_000L)
        .containsEntry(Kind.QUERY, 10_000_000L)
        .containsEntry(Kind.CHANGE, 300_000L)
        .containsEntry(Kind.JSON, 20_000L)
        .containsEntry(Kind.REST, 380_000L);
    assertThat(why.total()).isEqualTo(Tale.at(1_001.1));
    assertThat(why.reasons()).contains("The database is set to take 990 ms for every load.");
  }

  /** Behind another's load, with 300 µs of calls that were told and 200 µs that were not. */
  @Test
  void aWaitForAnothersLoad() {
    Tale tale = Tale.connected().looks(10, 8, 7).tell(10.5, new Joined(8, "user:7", 3));
    Timing timing = new Timing(Tale.at(0.6), 0, 0, 10_000, Tale.at(899));
    tale.answers(910, 8, 7, Outcome.MISS, 900, timing);
    Explanation why = tale.ask(2_000, new OfRequest(8));
    assertThat(nanos(why)).containsEntry(Kind.JOINED, Tale.at(899));
    assertThat(nanos(why).get(Kind.LOOKUP)).isEqualTo(Tale.at(0.6));
    assertThat(why.parts().stream().mapToLong(Part::nanos).sum()).isEqualTo(Tale.at(900));
    assertThat(why.headline()).contains("waiting for somebody else's load");
    assertThat(why.reasons()).anyMatch(reason -> reason.contains("Request 3 was loading user:7"));
  }

  /** Two connections of 1 s, held; the third in line, behind a sender that was late. */
  @Test
  void aCrowd() {
    Tale tale =
        new Tale()
            .tell(
                0,
                new SettingsChanged(
                    1,
                    Settings.CLASSIC
                        .withDatabaseConnections(2)
                        .withDatabaseDelay(Duration.ofSeconds(1))));
    for (int i = 1; i <= 2; i++) {
      tale.looks(100 + i, i, i).tell(101 + i, new LoadStarted(i, i, 0, i, 0, Tale.at(1_000)));
    }
    tale.looks(110, 3, 3).tell(111, new LoadQueued(3, 3, 1));
    tale.tell(120, new Requested(4, 4, RequestKind.READ, Origin.WORKLOAD, Tale.at(90), 1));
    tale.tell(120.5, new LoadQueued(4, 4, 2));
    tale.tell(1_102, new Loaded(1, 1, true, 1, Tale.at(1_000), 1, 2));
    tale.tell(1_102, new LoadStarted(3, 3, Tale.at(991), 2, 1, Tale.at(1_000)));
    tale.tell(1_103, new Loaded(2, 2, true, 1, Tale.at(1_000), 1, 1));
    tale.tell(1_103, new LoadStarted(4, 4, Tale.at(982.5), 2, 0, Tale.at(1_000)));
    tale.tell(2_103, new Loaded(4, 4, true, 1, Tale.at(1_000), 1, 0));
    tale.tell(2_104, new Filled(4, "user:4", 1, 118, 60_000, Tale.at(0.5)));
    tale.tell(
        2_105,
        new cachescope.event.RequestEvent.Answered(
            4,
            4,
            Outcome.MISS,
            true,
            1,
            cachescope.event.Freshness.FRESH,
            Tale.at(1_985),
            Tale.at(2_015),
            new Timing(Tale.at(0.5), Tale.at(982.5), Tale.at(1_000), 0),
            ""));
    Explanation why = tale.ask(3_000, new OfRequest(4));
    assertThat(nanos(why))
        .containsEntry(Kind.BEFORE, Tale.at(30))
        .containsEntry(Kind.LINE, Tale.at(982.5))
        .containsEntry(Kind.DELAY, Tale.at(1_000));
    assertThat(why.total()).isEqualTo(Tale.at(2_015));
    assertThat(why.headline())
        .contains("took 2\u2009015 ms since it was due (1\u2009985 ms in the service)");
    assertThat(why.reasons())
        .contains("It stood in line behind 1 other: all 2 connections were held.")
        .anyMatch(sentence ->
            sentence.equals(
                "4 loads were asked for in the second before; 2 connections with a delay of"
                    + " 1\u2009000 ms serve at most 2.0 a second."));
    assertThat(why.chain())
        .extracting(Link::words)
        .contains("request 1 (user 1) held a connection, as 1 other did");
  }

  @Test
  void aPointOfTheChartIsTheNearestRequest() {
    Tale tale = Tale.connected().misses(10, 1, 7).hits(1_500, 2, 7).hits(9_000, 3, 7);
    Explanation slow = tale.ask(10_000, new OfLatency(Tale.at(1_200), Tale.at(900)));
    assertThat(slow.requests()).contains(1L);
    Explanation fast = tale.ask(10_000, new OfLatency(Tale.at(1_400), 400_000));
    assertThat(fast.requests()).contains(2L);
    assertThat(fast.reasons()).anyMatch(sentence -> sentence.contains("1.0× the median hit"));
  }
}
