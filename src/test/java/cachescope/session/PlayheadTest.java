package cachescope.session;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CacheCallEvent;
import cachescope.event.CacheEvent;
import cachescope.event.EventLog;
import cachescope.event.Freshness;
import cachescope.event.Origin;
import cachescope.event.Outcome;
import cachescope.event.RedisEvent;
import cachescope.event.RequestEvent;
import cachescope.event.RequestKind;
import cachescope.event.ServerReading;
import cachescope.event.Timing;
import cachescope.session.Playback.Mode;
import org.junit.jupiter.api.Test;

class PlayheadTest {
  private static final long SECOND = 1_000_000_000L;

  private final EventLog log = new EventLog(1 << 16, 8_192);
  private final Folds live = new Folds();
  private final Playhead playhead = new Playhead(log, live);

  @Test
  void live_shows_now() {
    request(1, SECOND);
    assertThat(playhead.folds()).isSameAs(live);
    assertThat(playhead.playback().timeAt(5 * SECOND)).isEqualTo(5 * SECOND);
    assertThat(playhead.playback().behindAt(5 * SECOND)).isZero();
  }

  @Test
  void a_paused_picture_stays_while_the_service_goes_on() {
    request(1, SECOND);
    playhead.pause(2 * SECOND);
    request(2, 3 * SECOND);
    playhead.advance(4 * SECOND);
    assertThat(shownRequests()).isEqualTo(1);
    assertThat(liveRequests()).isEqualTo(2);
    assertThat(playhead.playback().timeAt(9 * SECOND)).isEqualTo(2 * SECOND);
    assertThat(playhead.playback().behindAt(9 * SECOND)).isEqualTo(7 * SECOND);
  }

  @Test
  void a_step_shows_one_event_and_stands_at_its_moment() {
    playhead.pause(SECOND);
    request(1, 2 * SECOND);
    playhead.step(5 * SECOND);
    assertThat(playhead.playback().mode()).isEqualTo(Mode.PAUSED);
    assertThat(playhead.playback().picture()).isEqualTo(2 * SECOND);
    assertThat(playhead.playback().seq()).isEqualTo(1);
    assertThat(shownRequests()).isZero();
    playhead.step(5 * SECOND);
    assertThat(playhead.playback().seq()).isEqualTo(2);
    assertThat(shownRequests()).isEqualTo(1);
  }

  @Test
  void a_step_passes_over_housekeeping() {
    playhead.pause(SECOND);
    tell(2 * SECOND, new RedisEvent.ServerRead(reading()));
    tell(3 * SECOND, new RedisEvent.KeySet("user:1"));
    playhead.step(5 * SECOND);
    assertThat(playhead.playback().seq()).isEqualTo(2);
    assertThat(playhead.folds().stage().snapshot().keys()).isEqualTo(1);
  }

  @Test
  void a_step_with_nothing_to_come_stands_still() {
    playhead.pause(SECOND);
    playhead.step(2 * SECOND);
    assertThat(playhead.playback().picture()).isEqualTo(SECOND);
  }

  @Test
  void slow_motion_lags_and_says_so() {
    playhead.speed(0.1, SECOND);
    request(1, 2 * SECOND);
    playhead.advance(3 * SECOND);
    assertThat(shownRequests()).isZero();
    assertThat(playhead.playback().behindAt(3 * SECOND)).isEqualTo(2 * SECOND - 200_000_000L);
    playhead.advance(12 * SECOND);
    assertThat(shownRequests()).isEqualTo(1);
  }

  @Test
  void play_goes_on_from_where_the_picture_stood() {
    playhead.pause(SECOND);
    request(1, 2 * SECOND);
    playhead.play(10 * SECOND);
    playhead.advance(10 * SECOND + SECOND / 2);
    assertThat(shownRequests()).isZero();
    playhead.advance(11 * SECOND);
    assertThat(shownRequests()).isEqualTo(1);
    assertThat(playhead.playback().behindAt(11 * SECOND)).isEqualTo(9 * SECOND);
  }

  @Test
  void the_past_equals_the_present_once_it_has_caught_up() {
    request(1, SECOND);
    playhead.speed(0.5, SECOND);
    request(2, 2 * SECOND);
    request(3, 3 * SECOND);
    playhead.advance(100 * SECOND);
    assertThat(playhead.folds()).isNotSameAs(live);
    assertThat(playhead.folds().stage().snapshot()).isEqualTo(live.stage().snapshot());
    assertThat(playhead.folds().metrics().snapshot().totals())
        .isEqualTo(live.metrics().snapshot().totals());
    assertThat(playhead.folds().tail().snapshot()).isEqualTo(live.tail().snapshot());
  }

  @Test
  void back_to_live_forgets_the_past() {
    playhead.pause(SECOND);
    request(1, 2 * SECOND);
    playhead.backToLive(3 * SECOND);
    assertThat(playhead.folds()).isSameAs(live);
    assertThat(playhead.playback().mode()).isEqualTo(Mode.LIVE);
  }

  @Test
  void a_picture_that_fell_out_of_the_log_returns_to_the_present() {
    playhead.pause(SECOND);
    for (int i = 1; i <= 10_000; i++) {
      request(i, 2 * SECOND);
    }
    assertThat(playhead.advance(3 * SECOND)).isFalse();
    assertThat(playhead.playback().mode()).isEqualTo(Mode.LIVE);
  }

  private long shownRequests() {
    return playhead.folds().metrics().snapshot().totals().requests();
  }

  private long liveRequests() {
    return live.metrics().snapshot().totals().requests();
  }

  private void request(long id, long at) {
    tell(at, new RequestEvent.Requested(id, 1, RequestKind.READ, Origin.PERSON, at, 0));
    tell(at, new CacheCallEvent.Bypassed(id, "user:1", CacheCallEvent.BypassReason.CACHE_OFF));
    tell(
        at,
        new RequestEvent.Answered(
            id, 1, Outcome.BYPASS, true, 1, Freshness.FRESH, 1_000, 1_000, Timing.NONE, ""));
  }

  private void tell(long at, CacheEvent event) {
    log.tell(at, event);
    log.drain(10, live::apply);
  }

  private static ServerReading reading() {
    return new ServerReading(1_000_000, 0, "noeviction", 1, 0, 0, 0, 0, 1);
  }
}
