package cachescope.session;

import cachescope.event.Intent;
import cachescope.event.Landmark;
import cachescope.event.LogView;
import cachescope.session.Playback.Mode;
import cachescope.why.Moment;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * The moment that the picture shows. Away from the present it folds the log a second time, from the
 * nearest checkpoint up to that moment, in projections of its own; what happens now goes on
 * unhindered. Confined to one thread.
 *
 * <p>Where the picture stands so long that what is around it is no longer kept, it stays; the next
 * wish goes to the oldest moment that is.
 */
final class Playhead {
  /**
   * Where a recording begins and ends.
   *
   * @param begin session nanosecond of the first event, {@code end} of the latest
   */
  record Extent(long begin, long end) {}

  /** Who tells a person something. */
  interface Teller {
    void tell(boolean trouble, String sentence);
  }

  private final Supplier<LogView> log;
  private final Checkpoints checkpoints;
  private final Optional<Extent> recording;
  private final Teller teller;
  private Optional<Folds> past = Optional.empty();
  private Playback playback = Playback.START;
  private double speed = 1;
  private boolean toldOldest;

  /**
   * @param recording where it begins and ends; empty where a present goes on
   */
  Playhead(
      Supplier<LogView> log, Checkpoints checkpoints, Optional<Extent> recording, Teller teller) {
    this.log = log;
    this.checkpoints = checkpoints;
    this.recording = recording;
    this.teller = teller;
  }

  Playback playback() {
    return playback;
  }

  /** What is seen; empty where it is the present. */
  Optional<Picture> picture(long now) {
    return past.map(folds -> folds.picture(playback, now));
  }

  /** What is known of the moment shown; empty where it is the present. */
  Optional<Moment> moment(long now) {
    return past.map(folds -> folds.moment(log.get(), playback, now));
  }

  /**
   * Grants a wish.
   *
   * @param now session nanosecond of the wish
   * @param seq the last event in the picture where it showed the present then
   */
  void grant(Intent.ForPicture wish, long now, long seq) {
    if (playback.mode() == Mode.LIVE) {
      playback = new Playback(Mode.LIVE, 1, now, now, seq);
    }
    switch (wish) {
      case Intent.Pause _ -> pause(now);
      case Intent.Play _ -> play(now);
      case Intent.Step _ -> step(now);
      case Intent.StepBack _ -> stepBack(now);
      case Intent.SetSpeed(double chosen) -> speed(chosen, now);
      case Intent.SeekTo(long time) -> seek(time, now);
      case Intent.Jump(Landmark to, boolean forward) -> jump(to, forward, now);
      case Intent.BackToLive _ -> backToLive(now);
    }
  }

  private void pause(long now) {
    advance(now);
    if (playback.mode() == Mode.LIVE) {
      show(playback.seq(), Mode.PAUSED, now, now);
    } else {
      playback = playback(Mode.PAUSED, playback.timeAt(now), now);
    }
  }

  private void play(long now) {
    if (playback.mode() != Mode.PAUSED) {
      return;
    }
    if (recording.isPresent() && playback.seq() >= log.get().lastSeq()) {
      seek(0, now);
    }
    returned(now);
    playback = playback(Mode.SLOW, playback.picture(), now);
  }

  private void speed(double chosen, long now) {
    speed = chosen;
    switch (playback.mode()) {
      case LIVE -> {
        if (chosen < 1) {
          show(playback.seq(), Mode.SLOW, now, now);
        }
      }
      case SLOW, PAUSED -> playback = playback(playback.mode(), playback.timeAt(now), now);
    }
  }

  private void backToLive(long now) {
    if (recording.isPresent()) {
      seek(Long.MAX_VALUE, now);
      return;
    }
    past = Optional.empty();
    speed = 1;
    playback = new Playback(Mode.LIVE, 1, now, now, log.get().lastSeq());
  }

  private void seek(long time, long now) {
    LogView view = log.get();
    Mode mode = playback.mode() == Mode.SLOW ? Mode.SLOW : Mode.PAUSED;
    long end = recording.map(Extent::end).orElse(now);
    long begin = recording.map(Extent::begin).orElseGet(() -> checkpoints.oldest().latest());
    long wanted = Math.clamp(time, Math.min(begin, end), end);
    show(wanted >= end ? view.lastSeq() : view.seqAt(wanted), mode, wanted, now);
    if (time < begin && recording.isEmpty()) {
      tellOldest();
    } else {
      toldOldest = false;
    }
  }

  /** Shows the next event that says something, and stands still there. */
  private void step(long now) {
    if (returned(now)) {
      return;
    }
    OptionalLong next = new Steps(log.get()).after(playback.seq(), Steps::says);
    if (next.isPresent()) {
      showEvent(next.getAsLong(), playback.timeAt(now), now);
    } else {
      pause(now);
    }
  }

  private void stepBack(long now) {
    if (returned(now)) {
      return;
    }
    long oldest = checkpoints.oldest().seq();
    Steps steps = new Steps(log.get());
    OptionalLong shown = steps.upTo(playback.seq(), oldest, Steps::says);
    if (shown.isEmpty()) {
      pause(now);
      tellOldest();
      return;
    }
    OptionalLong before = steps.upTo(shown.getAsLong() - 1, oldest, Steps::says);
    showEvent(before.orElse(oldest), 0, now);
  }

  private void jump(Landmark to, boolean forward, long now) {
    if (returned(now)) {
      return;
    }
    Steps steps = new Steps(log.get());
    OptionalLong found =
        forward
            ? steps.after(playback.seq(), event -> to.is(event.event()))
            : steps.upTo(
                playback.seq() - 1, checkpoints.oldest().seq(), event -> to.is(event.event()));
    if (found.isPresent()) {
      showEvent(found.getAsLong(), 0, now);
    } else {
      String name = to.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      teller.tell(
          false, "There is no " + name + (forward ? " after" : " before") + " this moment.");
    }
  }

  /**
   * Lets the picture's time go on to where it is by now.
   *
   * @return whether the picture may be another than before
   */
  boolean advance(long now) {
    if (playback.mode() != Mode.SLOW || past.isEmpty()) {
      return false;
    }
    LogView view = log.get();
    if (playback.seq() + 1 < view.firstSeq()) {
      playback = playback(Mode.PAUSED, playback.timeAt(now), now);
      teller.tell(
          true,
          "The picture stands: it had fallen so far behind that what comes next is no longer"
              + " kept.");
      return true;
    }
    long time = playback.timeAt(now);
    Folds folds = past.get();
    for (long seq = folds.seq() + 1; seq <= view.lastSeq(); seq++) {
      var next = view.at(seq).orElseThrow();
      if (next.at() > time) {
        break;
      }
      folds.apply(next);
    }
    boolean over = recording.isPresent() && folds.seq() == view.lastSeq();
    playback =
        over
            ? moment(Mode.PAUSED, folds.latest(), now, folds.seq())
            : moment(Mode.SLOW, playback.picture(), playback.clock(), folds.seq());
    return true;
  }

  /** Goes to the oldest moment where the next one after this is no longer kept. */
  private boolean returned(long now) {
    LogView view = log.get();
    boolean adrift = past.isPresent() && playback.seq() + 1 < view.firstSeq();
    if (adrift) {
      show(0, Mode.PAUSED, 0, now);
      teller.tell(
          false, "What came after that moment is no longer kept; this is the oldest that is.");
    }
    return adrift;
  }

  private void tellOldest() {
    if (!toldOldest) {
      toldOldest = true;
      teller.tell(
          false, "This is the oldest moment that is kept; before it there are only counts.");
    }
  }

  private void showEvent(long seq, long notBefore, long now) {
    past = folded(seq).or(() -> past);
    past.ifPresent(folds ->
        playback = moment(Mode.PAUSED, Math.max(notBefore, folds.latest()), now, folds.seq()));
  }

  /** Shows what was known after an event, at a moment after it. */
  private void show(long seq, Mode mode, long time, long now) {
    Optional<Folds> folds = folded(seq);
    if (folds.isEmpty()) {
      teller.tell(true, "Nothing is kept that one could go back to.");
      return;
    }
    past = folds;
    Folds shown = folds.get();
    long moment = shown.seq() > seq ? shown.latest() : time;
    playback = moment(mode, moment, now, shown.seq());
  }

  private Playback playback(Mode mode, long picture, long now) {
    return moment(mode, picture, now, playback.seq());
  }

  /** Of a picture that stands, nothing depends on the clock. */
  private Playback moment(Mode mode, long picture, long now, long seq) {
    return new Playback(mode, speed, picture, mode == Mode.PAUSED ? picture : now, seq);
  }

  /** What was known after an event; where that is no longer kept, at the oldest moment that is. */
  private Optional<Folds> folded(long seq) {
    LogView view = log.get();
    Optional<Folds> checkpoint = checkpoints.nearest(seq, view.firstSeq());
    Optional<Folds> near =
        past.filter(folds ->
            folds.seq() <= seq
                && folds.seq() >= view.firstSeq() - 1
                && checkpoint.map(kept -> kept.seq() <= folds.seq()).orElse(true));
    Optional<Folds> folds = near.or(() -> checkpoint.map(Folds::copy));
    folds.ifPresent(from -> {
      for (long s = from.seq() + 1; s <= Math.min(seq, view.lastSeq()); s++) {
        from.apply(view.at(s).orElseThrow());
      }
    });
    return folds;
  }
}
