package cachescope.session;

import cachescope.event.EventLog;
import cachescope.event.LoggedEvent;
import cachescope.event.RedisEvent;
import cachescope.session.Playback.Mode;
import java.util.Optional;

/**
 * The moment that the picture shows. Behind the present it folds the log a second time, up to that
 * moment, in projections of its own; what happens now goes on unhindered. Confined to the engine's
 * thread.
 */
final class Playhead {
  private final EventLog log;
  private final Folds live;
  private Optional<Folds> past = Optional.empty();
  private Playback playback = Playback.START;
  private double speed = 1;

  Playhead(EventLog log, Folds live) {
    this.log = log;
    this.live = live;
  }

  Playback playback() {
    return playback;
  }

  /** The projections of the moment shown. */
  Folds folds() {
    return past.orElse(live);
  }

  void pause(long now) {
    Folds folds = leaveLive();
    long seq = playback.mode() == Mode.LIVE ? log.view().lastSeq() : playback.seq();
    playback = new Playback(Mode.PAUSED, speed, playback.timeAt(now), now, seq);
    past = Optional.of(folds);
  }

  void play(long now) {
    if (playback.mode() == Mode.PAUSED) {
      playback = new Playback(Mode.SLOW, speed, playback.picture(), now, playback.seq());
    }
  }

  void speed(double chosen, long now) {
    speed = chosen;
    if (playback.mode() == Mode.LIVE && chosen == 1) {
      return;
    }
    long seq = playback.mode() == Mode.LIVE ? log.view().lastSeq() : playback.seq();
    Mode mode = playback.mode() == Mode.PAUSED ? Mode.PAUSED : Mode.SLOW;
    Folds folds = leaveLive();
    playback = new Playback(mode, chosen, playback.timeAt(now), now, seq);
    past = Optional.of(folds);
  }

  void backToLive(long now) {
    past = Optional.empty();
    speed = 1;
    playback = new Playback(Mode.LIVE, 1, now, now, log.view().lastSeq());
  }

  /**
   * Shows the next event that says something, and stands still there; stands still where there is
   * none yet.
   */
  void step(long now) {
    if (playback.mode() != Mode.PAUSED) {
      pause(now);
    }
    long picture = playback.picture();
    for (long seq = playback.seq() + 1; seq <= log.view().lastSeq(); seq++) {
      Optional<LoggedEvent> event = log.view().at(seq);
      if (event.isEmpty()) {
        return;
      }
      folds().apply(event.get());
      picture = Math.max(picture, event.get().at());
      playback = new Playback(Mode.PAUSED, speed, picture, now, seq);
      if (!isHousekeeping(event.get())) {
        return;
      }
    }
  }

  /**
   * Folds what belongs into the picture by now.
   *
   * @return false where the moment is no longer in the log: the picture had to return to the
   *     present
   */
  boolean advance(long now) {
    if (past.isEmpty()) {
      return true;
    }
    if (playback.seq() + 1 < log.view().firstSeq()) {
      backToLive(now);
      return false;
    }
    if (playback.mode() != Mode.SLOW) {
      return true;
    }
    long t = playback.timeAt(now);
    long seq = playback.seq();
    while (seq < log.view().lastSeq()) {
      LoggedEvent next = log.view().at(seq + 1).orElseThrow();
      if (next.at() > t) {
        break;
      }
      folds().apply(next);
      seq++;
    }
    if (seq != playback.seq()) {
      playback = new Playback(Mode.SLOW, speed, playback.picture(), playback.clock(), seq);
    }
    return true;
  }

  private Folds leaveLive() {
    return past.orElseGet(live::copy);
  }

  private static boolean isHousekeeping(LoggedEvent event) {
    return event.event() instanceof RedisEvent.ServerRead
        || event.event() instanceof RedisEvent.KeyTtlRead
        || event.event() instanceof RedisEvent.KeyExpirySet
        || event.event() instanceof RedisEvent.KeyUseRead;
  }
}
