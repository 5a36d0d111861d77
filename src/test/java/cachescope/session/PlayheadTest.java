package cachescope.session;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CacheCallEvent;
import cachescope.event.CacheEvent;
import cachescope.event.EventLog;
import cachescope.event.Freshness;
import cachescope.event.Intent;
import cachescope.event.Origin;
import cachescope.event.Outcome;
import cachescope.event.RedisEvent;
import cachescope.event.RequestEvent;
import cachescope.event.RequestKind;
import cachescope.event.ServerReading;
import cachescope.event.Timing;
import cachescope.session.Playback.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlayheadTest {
  private static final long SECOND = 1_000_000_000L;

  private final EventLog log = new EventLog(1 << 16, 8_192);
  private final Chronicle live = new Chronicle(0, 1_000);
  private final List<String> told = new ArrayList<>();
  private final Playhead playhead =
      new Playhead(
          log::view,
          live.checkpoints(),
          Optional.empty(),
          (trouble, sentence) -> told.add(sentence));

  @Test
  void live_shows_now() {
    request(1, SECOND);
    assertThat(playhead.picture(5 * SECOND)).isEmpty();
    assertThat(playhead.playback().timeAt(5 * SECOND)).isEqualTo(5 * SECOND);
    assertThat(playhead.playback().behindAt(5 * SECOND)).isZero();
  }

  @Test
  void a_paused_picture_stays_while_the_service_goes_on() {
    request(1, SECOND);
    wish(new Intent.Pause(), 2 * SECOND);
    request(2, 3 * SECOND);
    playhead.advance(4 * SECOND);
    assertThat(shownRequests()).isEqualTo(1);
    assertThat(liveRequests()).isEqualTo(2);
    assertThat(playhead.playback().timeAt(9 * SECOND)).isEqualTo(2 * SECOND);
    assertThat(playhead.playback().behindAt(9 * SECOND)).isEqualTo(7 * SECOND);
  }

  @Test
  void a_step_shows_one_event_and_stands_at_its_moment() {
    wish(new Intent.Pause(), SECOND);
    request(1, 2 * SECOND);
    wish(new Intent.Step(), 5 * SECOND);
    assertThat(playhead.playback().mode()).isEqualTo(Mode.PAUSED);
    assertThat(playhead.playback().picture()).isEqualTo(2 * SECOND);
    assertThat(playhead.playback().seq()).isEqualTo(1);
    assertThat(shownRequests()).isZero();
    wish(new Intent.Step(), 5 * SECOND);
    assertThat(playhead.playback().seq()).isEqualTo(2);
    assertThat(shownRequests()).isEqualTo(1);
    wish(new Intent.StepBack(), 5 * SECOND);
    assertThat(playhead.playback().seq()).isEqualTo(1);
    assertThat(shownRequests()).isZero();
  }

  @Test
  void a_step_passes_over_housekeeping() {
    wish(new Intent.Pause(), SECOND);
    tell(2 * SECOND, new RedisEvent.ServerRead(reading()));
    tell(3 * SECOND, new RedisEvent.KeySet("user:1"));
    wish(new Intent.Step(), 5 * SECOND);
    assertThat(playhead.playback().seq()).isEqualTo(2);
    assertThat(picture(0).stage().keys()).isEqualTo(1);
  }

  @Test
  void a_step_with_nothing_to_come_stands_still() {
    wish(new Intent.Pause(), SECOND);
    wish(new Intent.Step(), 2 * SECOND);
    assertThat(playhead.playback().picture()).isEqualTo(SECOND);
  }

  @Test
  void slow_motion_lags_and_says_so() {
    wish(new Intent.SetSpeed(0.1), SECOND);
    request(1, 2 * SECOND);
    playhead.advance(3 * SECOND);
    assertThat(shownRequests()).isZero();
    assertThat(playhead.playback().behindAt(3 * SECOND)).isEqualTo(2 * SECOND - 200_000_000L);
    playhead.advance(12 * SECOND);
    assertThat(shownRequests()).isEqualTo(1);
  }

  @Test
  void play_goes_on_from_where_the_picture_stood() {
    wish(new Intent.Pause(), SECOND);
    request(1, 2 * SECOND);
    wish(new Intent.Play(), 10 * SECOND);
    playhead.advance(10 * SECOND + SECOND / 2);
    assertThat(shownRequests()).isZero();
    playhead.advance(11 * SECOND);
    assertThat(shownRequests()).isEqualTo(1);
    assertThat(playhead.playback().behindAt(11 * SECOND)).isEqualTo(9 * SECOND);
  }

  @Test
  void the_past_equals_the_present_once_it_has_caught_up() {
    request(1, SECOND);
    wish(new Intent.SetSpeed(0.5), SECOND);
    request(2, 2 * SECOND);
    request(3, 3 * SECOND);
    playhead.advance(100 * SECOND);
    long t = playhead.playback().timeAt(100 * SECOND);
    Picture past = picture(100 * SECOND);
    Picture present = live.folds().picture(playhead.playback(), 100 * SECOND);
    assertThat(t).isEqualTo(50 * SECOND + SECOND / 2);
    assertThat(past.stage()).isEqualTo(present.stage());
    assertThat(past.metrics().totals()).isEqualTo(present.metrics().totals());
    assertThat(past.events()).isEqualTo(present.events());
  }

  @Test
  void back_to_live_forgets_the_past() {
    wish(new Intent.Pause(), SECOND);
    request(1, 2 * SECOND);
    wish(new Intent.BackToLive(), 3 * SECOND);
    assertThat(playhead.picture(3 * SECOND)).isEmpty();
    assertThat(playhead.playback().mode()).isEqualTo(Mode.LIVE);
  }

  @Test
  void a_picture_whose_surroundings_are_gone_stays_until_somebody_goes_on() {
    request(1, SECOND);
    wish(new Intent.Pause(), SECOND);
    slide(2 * SECOND);
    playhead.advance(3 * SECOND);
    assertThat(playhead.playback().seq()).isEqualTo(3);
    assertThat(shownRequests()).isEqualTo(1);
    assertThat(live.timeline().adrift(playhead.playback())).isTrue();
    wish(new Intent.Step(), 4 * SECOND);
    assertThat(told)
        .containsExactly(
            "What came after that moment is no longer kept; this is the oldest that is.");
    assertThat(playhead.playback().seq()).isEqualTo(live.timeline().detailSeq());
    assertThat(live.timeline().adrift(playhead.playback())).isFalse();
  }

  @Test
  void slow_motion_that_fell_out_of_the_log_stands_and_says_so() {
    wish(new Intent.SetSpeed(0.001), SECOND);
    slide(2 * SECOND);
    playhead.advance(3 * SECOND);
    assertThat(playhead.playback().mode()).isEqualTo(Mode.PAUSED);
    assertThat(told).singleElement().asString().startsWith("The picture stands");
  }

  private void slide(long at) {
    for (int i = 2; i <= 10_000; i++) {
      request(i, at);
    }
  }

  private void wish(Intent.ForPicture what, long now) {
    playhead.grant(what, now, log.view().lastSeq());
  }

  private Picture picture(long now) {
    return playhead.picture(now).orElseThrow();
  }

  private long shownRequests() {
    return picture(0).metrics().totals().requests();
  }

  private long liveRequests() {
    return live.folds().metrics().snapshot().totals().requests();
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
    live.checkpoints().forgetBefore(log.view().firstSeq());
  }

  private static ServerReading reading() {
    return new ServerReading(1_000_000, 0, "noeviction", 1, 0, 0, 0, 0, 1);
  }
}
