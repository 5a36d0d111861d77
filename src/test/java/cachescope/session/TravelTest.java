package cachescope.session;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.Intent;
import cachescope.event.Landmark;
import cachescope.event.LoggedEvent;
import cachescope.metrics.MetricsSnapshot;
import cachescope.metrics.TimeColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is shown of a moment is what a fold of everything up to it gives, however one got there. */
class TravelTest {
  private static final int EVENTS = 40_000;

  private final SyntheticRun log = new SyntheticRun(7, EVENTS, 400, 3_000, 300);
  private final Chronicle chronicle = new Chronicle(0, 5_000);
  private final List<String> told = new ArrayList<>();
  private final Playhead playhead;
  private final long end;

  TravelTest() {
    for (long seq = 1; seq <= EVENTS; seq++) {
      chronicle.apply(log.at(seq).orElseThrow());
      if (seq % 700 == 0) {
        // Somebody looks while it goes on, as the window does, at a later moment than the events'.
        var now = new Playback(Playback.Mode.LIVE, 1, 0, 0, seq);
        chronicle.folds().picture(now, chronicle.folds().latest() + 300_000_000L);
      }
    }
    end = chronicle.folds().latest();
    playhead =
        new Playhead(
            () -> log,
            chronicle.checkpoints(),
            Optional.of(new Playhead.Extent(0, end)),
            (trouble, sentence) -> told.add(sentence));
  }

  @Test
  void seeksAtRandomMomentsEqualAFullFold() {
    Random random = new Random(11);
    for (int i = 0; i < 40; i++) {
      long time = random.nextLong(end);
      wish(new Intent.SeekTo(time));
      assertThat(playhead.playback().picture()).isEqualTo(time);
      same(picture(), folded(playhead.playback()));
    }
  }

  @Test
  void whereOneCameFromDoesNotMatter() {
    Random random = new Random(12);
    for (int i = 0; i < 60; i++) {
      switch (random.nextInt(5)) {
        case 0 -> wish(new Intent.SeekTo(random.nextLong(end)));
        case 1 -> wish(new Intent.Step());
        case 2 -> wish(new Intent.StepBack());
        case 3 -> wish(new Intent.Jump(Landmark.EVICTION, random.nextBoolean()));
        default -> {
          wish(new Intent.Play());
          playhead.advance(random.nextLong(3_000_000_000L));
          wish(new Intent.Pause());
        }
      }
      same(picture(), folded(playhead.playback()));
    }
  }

  @Test
  void aStepBackAndAStepForwardIsWhereOneWas() {
    Random random = new Random(13);
    for (int i = 0; i < 30; i++) {
      wish(new Intent.SeekTo(random.nextLong(end)));
      wish(new Intent.Step());
      Playback here = playhead.playback();
      wish(new Intent.Step());
      wish(new Intent.StepBack());
      assertThat(playhead.playback().seq()).isEqualTo(here.seq());
      wish(new Intent.StepBack());
      assertThat(playhead.playback().seq()).isLessThan(here.seq());
      wish(new Intent.Step());
      assertThat(playhead.playback().seq()).isEqualTo(here.seq());
      same(picture(), folded(playhead.playback()));
    }
  }

  @Test
  void jumpsLandOnWhatTheySay() {
    for (Landmark landmark : Landmark.values()) {
      wish(new Intent.SeekTo(end / 2));
      long from = playhead.playback().seq();
      wish(new Intent.Jump(landmark, true));
      assertThat(playhead.playback().seq()).isGreaterThan(from);
      assertThat(landmark.is(shown().event())).isTrue();
      wish(new Intent.SeekTo(end / 2));
      wish(new Intent.Jump(landmark, false));
      assertThat(playhead.playback().seq()).isLessThan(from);
      assertThat(landmark.is(shown().event())).isTrue();
    }
  }

  @Test
  void aJumpToWhatIsNotThereStaysAndSaysSo() {
    wish(new Intent.SeekTo(end));
    Playback here = playhead.playback();
    wish(new Intent.Jump(Landmark.MISS, true));
    assertThat(playhead.playback()).isEqualTo(here);
    assertThat(told).containsExactly("There is no miss after this moment.");
  }

  @Test
  void theSummaryCountsWhatTheTotalsCount() {
    Timeline timeline = chronicle.timeline();
    MetricsSnapshot metrics =
        folded(new Playback(Playback.Mode.PAUSED, 1, end, end, EVENTS)).metrics();
    for (Strip strip : List.of(timeline.whole(), timeline.fine())) {
      assertThat(strip.sum(Strip.Kind.HIT)).isEqualTo(metrics.totals().hits());
      assertThat(strip.sum(Strip.Kind.MISS))
          .isEqualTo(metrics.totals().requests() - metrics.totals().hits());
      assertThat(strip.sum(Strip.Kind.EVICTED)).isEqualTo(metrics.totals().evictions());
      assertThat(strip.sum(Strip.Kind.EXPIRED)).isEqualTo(metrics.totals().expirations());
      assertThat(strip.sum(Strip.Kind.INVALIDATED)).isEqualTo(metrics.totals().invalidations());
      assertThat(strip.sum(Strip.Kind.STALE)).isEqualTo(metrics.totals().staleReads());
      assertThat(strip.sum(Strip.Kind.SETTINGS)).isEqualTo(timeline.changes().size());
    }
    assertThat(timeline.whole().size()).isLessThanOrEqualTo(WholeStrip.MOST);
  }

  private void wish(Intent.ForPicture what) {
    playhead.grant(what, 0, EVENTS);
  }

  private Picture picture() {
    return playhead.picture(0).orElseThrow();
  }

  private LoggedEvent shown() {
    return log.at(playhead.playback().seq()).orElseThrow();
  }

  private Picture folded(Playback playback) {
    Folds all = new Folds(0);
    for (long seq = 1; seq <= playback.seq(); seq++) {
      all.apply(log.at(seq).orElseThrow());
    }
    return all.picture(playback, 0);
  }

  /** Equal, part by part; columns by what is in their arrays. */
  static void same(Picture one, Picture other) {
    assertThat(one.stage()).isEqualTo(other.stage());
    assertThat(one.events()).isEqualTo(other.events());
    assertThat(one.then()).isEqualTo(other.then());
    assertThat(numbers(one.metrics())).isEqualTo(numbers(other.metrics()));
  }

  private static List<Object> numbers(MetricsSnapshot metrics) {
    List<Object> numbers = new ArrayList<>();
    numbers.add(metrics.totals());
    numbers.add(metrics.recent());
    numbers.add(metrics.requestsPerSecond());
    numbers.add(metrics.loadsPerSecond());
    numbers.add(metrics.overall());
    numbers.add(metrics.lastMinute());
    for (TimeColumn column : metrics.columns()) {
      numbers.add(
          List.of(
              column.start(),
              column.hits(),
              column.misses(),
              column.others(),
              column.loads(),
              column.evicted(),
              column.expired(),
              column.invalidated(),
              column.stale(),
              column.faults(),
              column.settingsChanges(),
              Arrays.hashCode(column.hitBins()),
              Arrays.hashCode(column.otherBins())));
    }
    return numbers;
  }
}
