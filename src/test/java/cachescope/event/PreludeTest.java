package cachescope.event;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.DatabaseEvent.LoadQueued;
import cachescope.event.SessionEvent.RunEnded;
import cachescope.event.SessionEvent.RunStarted;
import cachescope.event.SessionEvent.SessionStarted;
import cachescope.event.SessionEvent.SettingsChanged;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreludeTest {
  private final EventLog log = new EventLog(1 << 15, 1);

  @Test
  void nothingStandsBeforeALogThatLostNothing() {
    told(new SessionStarted(Instant.EPOCH));
    assertThat(log.view().prelude()).isEmpty();
  }

  @Test
  void whatLeftTheLogAndStillHoldsIsKnown() {
    SettingsChanged first = new SettingsChanged(0, Settings.CLASSIC);
    SettingsChanged second = new SettingsChanged(1, Settings.CLASSIC.withCacheOn(false));
    RunStarted over = new RunStarted(1, WorkloadSpec.CLASSIC);
    RunStarted goesOn = new RunStarted(2, WorkloadSpec.CLASSIC);
    told(new SessionStarted(Instant.EPOCH));
    told(first);
    told(over);
    told(goesOn);
    told(new RunEnded(1));
    told(second);
    for (int i = 0; i < 3 * KeptEvents.CHUNK; i++) {
      told(new LoadQueued(i, 1, 1));
    }
    List<LoggedEvent> prelude = log.view().prelude();
    assertThat(prelude)
        .extracting(LoggedEvent::event)
        .containsExactly(new SessionStarted(Instant.EPOCH), goesOn, second);
    assertThat(prelude).extracting(LoggedEvent::seq).containsExactly(1L, 4L, 6L);
    assertThat(prelude).allMatch(fact -> fact.seq() < log.view().firstSeq());
  }

  private void told(CacheEvent event) {
    log.tell(0, event);
    log.drain(100, _ -> {});
  }
}
