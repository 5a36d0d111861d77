package cachescope.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.event.CacheEvent;
import cachescope.event.EventLog;
import cachescope.event.Freshness;
import cachescope.event.Origin;
import cachescope.event.Outcome;
import cachescope.event.RequestEvent.Answered;
import cachescope.event.RequestEvent.Requested;
import cachescope.event.RequestKind;
import cachescope.event.SessionClock;
import cachescope.event.Settings;
import cachescope.event.Timing;
import cachescope.event.WhatIfFigures;
import cachescope.stage.KeyCell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class WhatIfTest {
  private static final long MILLI = 1_000_000;
  private static final Settings QUICK = Settings.CLASSIC.withDatabaseDelay(Duration.ofMillis(5));

  @TempDir Path folder;

  private final SessionClock clock = SessionClock.system();
  private final EventLog log = new EventLog(1 << 10, 1 << 10);
  private final List<WhatIfFigures> told = new ArrayList<>();

  private void tell(long at, CacheEvent event) {
    log.tell(at, event);
    log.drain(1, _ -> {});
  }

  /** Forty reads of user 1, ten milliseconds apart. */
  private void fortyReads() {
    for (int i = 1; i <= 40; i++) {
      long at = i * 10 * MILLI;
      tell(at, new Requested(i, 1, RequestKind.READ, Origin.WORKLOAD, at, 0));
      tell(
          at + MILLI,
          new Answered(i, 1, Outcome.HIT, true, 1, Freshness.FRESH, MILLI, MILLI, Timing.NONE, ""));
    }
  }

  private static KeyCell cell(long userId, Duration left) {
    return new KeyCell(
        "user:" + userId, userId, 0, left.toNanos(), left.toNanos(), 0, 0, 100, true, 1, 1, false);
  }

  private WhatIfFigures run(Settings instead, KeyCell... cells) throws InterruptedException {
    var moment = new WhatIf.Moment(0, 0, QUICK, List.of(cells), cells.length);
    new WhatIf(folder, clock).run(log.view(), moment, instead, told::add);
    return told.getLast();
  }

  @Test
  void withoutTheCacheEveryReadThatWasAHitIsALoad() throws InterruptedException {
    fortyReads();
    WhatIfFigures last = run(QUICK.withCacheOn(false), cell(1, Duration.ofSeconds(50)));
    assertThat(last.pairs().finished()).isTrue();
    assertThat(last.keysAtStart()).isEqualTo(1);
    assertThat(last.happened().answers().hits()).isEqualTo(40);
    assertThat(last.again().answers().hits()).isEqualTo(40);
    assertThat(last.changed().answers().loads()).isEqualTo(40);
    assertThat(last.pairs().verdict()).startsWith("With cache on → off the mean");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aKeyHasTheTimeLeftThatItHadThen() throws InterruptedException {
    fortyReads();
    WhatIfFigures last = run(QUICK.withTtl(Duration.ofSeconds(5)), cell(1, Duration.ofMillis(150)));
    assertThat(last.again().answers().loads()).isPositive();
    assertThat(last.changed().answers().loads()).isPositive();
  }

  @Test
  void whatCannotBeAskedAgainIsSaid() {
    assertThatThrownBy(() -> run(QUICK)).hasMessageContaining("Nothing is changed");
    assertThatThrownBy(() -> run(QUICK.withCacheOn(false)))
        .hasMessageContaining("Nobody asked anything after that moment");
  }
}
