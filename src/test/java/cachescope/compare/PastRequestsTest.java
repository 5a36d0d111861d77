package cachescope.compare;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CacheEvent;
import cachescope.event.DatabaseEvent.RowWritten;
import cachescope.event.EventLog;
import cachescope.event.Freshness;
import cachescope.event.Origin;
import cachescope.event.Outcome;
import cachescope.event.RedisEvent.KeyEvicted;
import cachescope.event.RequestEvent.Answered;
import cachescope.event.RequestEvent.Requested;
import cachescope.event.RequestEvent.WriteAnswered;
import cachescope.event.RequestKind;
import cachescope.event.SessionEvent.SettingsChanged;
import cachescope.event.Settings;
import cachescope.event.Timing;
import cachescope.workload.Schedule.Due;
import cachescope.workload.Schedule.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PastRequestsTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);

  private final EventLog log = new EventLog(1 << 10, 1 << 10);
  private long ids;

  private void tell(long at, CacheEvent event) {
    log.tell(at, event);
    log.drain(1, _ -> {});
  }

  private long asked(long at, long userId, RequestKind kind) {
    tell(at, new Requested(++ids, userId, kind, Origin.WORKLOAD, at, 0));
    return ids;
  }

  private void answered(long at, long id, long userId, Outcome outcome, long nanos) {
    tell(
        at,
        new Answered(id, userId, outcome, true, 1, Freshness.FRESH, nanos, nanos, Timing.NONE, ""));
  }

  private PastRequests after(long seq, long from) {
    return PastRequests.of(log.view(), seq, from, MINUTE);
  }

  @Test
  void whatWasAskedAfterAMomentIsThereWithItsTimesAndWhatItCost() {
    long early = asked(1_000, 9, RequestKind.READ);
    long seq = log.view().lastSeq();
    answered(1_500, early, 9, Outcome.HIT, 500);
    long miss = asked(2_000, 1, RequestKind.READ);
    long hit = asked(3_000, 2, RequestKind.READ);
    long write = asked(4_000, 3, RequestKind.WRITE);
    tell(4_500, new RowWritten(0, 2, 2, true, 10, 0, 0));
    tell(4_600, new KeyEvicted("user:7"));
    answered(5_000, hit, 2, Outcome.HIT, 400);
    tell(5_100, new WriteAnswered(write, 3, true, 2, false, 1, 1, Timing.NONE));
    answered(9_000, miss, 1, Outcome.MISS, 7_000);
    PastRequests past = after(seq, 1_200);
    assertThat(past.schedule())
        .containsExactly(
            new Due(1, Kind.READ, 800),
            new Due(2, Kind.READ, 1_800),
            new Due(3, Kind.WRITE, 2_800),
            new Due(2, Kind.BEHIND_THE_CACHE, 3_300));
    assertThat(past.highestUser()).isEqualTo(3);
    assertThat(past.cut()).isEmpty();
    assertThat(past.happened().evicted()).isEqualTo(1);
    assertThat(past.happened().answers().hits()).isEqualTo(1);
    assertThat(past.happened().answers().loads()).isEqualTo(1);
    assertThat(past.happened().answers().mean()).isEqualTo(3_700);
    assertThat(past.happened().answers().max()).isEqualTo(7_000);
  }

  @Test
  void itEndsWhereASettingWasChangedButLaterAnswersAreItsOwn() {
    long id = asked(2_000, 1, RequestKind.READ);
    tell(3_000, new SettingsChanged(1, Settings.CLASSIC));
    asked(4_000, 2, RequestKind.READ);
    answered(5_000, id, 1, Outcome.MISS, 3_000);
    PastRequests past = after(0, 1_000);
    assertThat(past.schedule()).containsExactly(new Due(1, Kind.READ, 1_000));
    assertThat(past.cut()).contains("a setting was changed there");
    assertThat(past.to()).isEqualTo(2_000);
    assertThat(past.happened().answers().answered()).isEqualTo(1);
  }

  @Test
  void itEndsAfterItsSpan() {
    asked(2_000, 1, RequestKind.READ);
    asked(2_000 + MINUTE.toNanos(), 2, RequestKind.READ);
    assertThat(after(0, 1_000).schedule()).hasSize(1);
  }
}
