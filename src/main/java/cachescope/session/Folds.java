package cachescope.session;

import cachescope.event.LogView;
import cachescope.event.LoggedEvent;
import cachescope.metrics.Metrics;
import cachescope.stage.Stage;
import cachescope.why.Moment;
import java.util.List;

/**
 * The projections that a picture is made of, folded together. Confined to one thread; a copy that
 * nobody touches is a checkpoint, and may be copied again by any.
 */
final class Folds {
  private final Stage stage;
  private final Metrics metrics;
  private final EventTail tail;
  private final Standing standing;
  private long seq;
  private long latest;

  /**
   * @param seq number of the event before the first that will be folded
   */
  Folds(long seq) {
    this(new Stage(), new Metrics(), new EventTail(), new Standing());
    this.seq = seq;
  }

  /** Takes in what came before the first event and still held there; nothing of it is counted. */
  void begin(List<LoggedEvent> prelude) {
    for (LoggedEvent event : prelude) {
      stage.apply(event);
      standing.apply(event);
    }
  }

  private Folds(Stage stage, Metrics metrics, EventTail tail, Standing standing) {
    this.stage = stage;
    this.metrics = metrics;
    this.tail = tail;
    this.standing = standing;
  }

  void apply(LoggedEvent event) {
    stage.apply(event);
    metrics.apply(event);
    tail.apply(event);
    standing.apply(event);
    seq = event.seq();
    latest = Math.max(latest, event.at());
  }

  /** Number of the last event folded in. */
  long seq() {
    return seq;
  }

  /** Session nanosecond of the latest event folded in; 0 before the first. */
  long latest() {
    return latest;
  }

  Metrics metrics() {
    return metrics;
  }

  Standing.Now standing() {
    return standing.snapshot();
  }

  /**
   * What is seen when the session's clock shows {@code now}.
   *
   * @param playback the moment, after the last event folded in
   */
  Picture picture(Playback playback, long now) {
    metrics.advance(playback.timeAt(now));
    return new Picture(
        stage.snapshot(),
        metrics.snapshot(),
        tail.snapshot(),
        standing.snapshot().setup(),
        playback);
  }

  /** What is known at a moment, for whoever explains it on another thread. */
  Moment moment(LogView view, Playback playback, long now) {
    metrics.advance(playback.timeAt(now));
    return new Moment(view, seq, playback.timeAt(now), stage.copy(), metrics.snapshot());
  }

  Folds copy() {
    Folds copy = new Folds(stage.copy(), metrics.copy(), tail.copy(), standing.copy());
    copy.seq = seq;
    copy.latest = latest;
    return copy;
  }
}
