package cachescope.session;

import cachescope.event.LoggedEvent;
import java.util.List;
import java.util.Optional;

/**
 * Folds every event once, in order: how it stands after it, the timeline of all, and from time to
 * time a checkpoint to travel back to. Confined to one thread; its checkpoints may be read by any.
 */
final class Chronicle {
  private final int every;
  private final Folds folds;
  private final Overview overview = new Overview();
  private final Checkpoints checkpoints;

  /**
   * @param seq number of the event before the first
   * @param every events from one checkpoint to the next
   */
  Chronicle(long seq, int every) {
    this(seq, every, List.of());
  }

  /**
   * @param prelude what came before the first event and still held there
   */
  Chronicle(long seq, int every, List<LoggedEvent> prelude) {
    this.every = every;
    this.folds = new Folds(seq);
    folds.begin(prelude);
    this.checkpoints = new Checkpoints(folds.copy());
    prelude.forEach(overview::begin);
  }

  void apply(LoggedEvent event) {
    folds.apply(event);
    overview.apply(event);
    if (event.seq() % every == 0) {
      checkpoints.add(folds.copy());
    }
  }

  Folds folds() {
    return folds;
  }

  Checkpoints checkpoints() {
    return checkpoints;
  }

  /** The timeline of a live session so far; made anew at every call. */
  Timeline timeline() {
    Folds oldest = checkpoints.oldest();
    return new Timeline(
        overview.whole(),
        overview.fine(),
        overview.changes(),
        oldest.latest(),
        oldest.seq(),
        folds.latest(),
        Optional.empty());
  }
}
