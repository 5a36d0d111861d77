package cachescope.session;

import java.util.Arrays;
import java.util.Optional;

/**
 * Folds as they were after some events: any moment is folded from the nearest one before it. One
 * thread adds and forgets, any may read.
 */
final class Checkpoints {
  /** Events from one checkpoint to the next. */
  static final int EVERY = 50_000;

  private volatile Folds[] kept;

  /**
   * @param first before the first event
   */
  Checkpoints(Folds first) {
    kept = new Folds[] {first};
  }

  /** Keeps a copy that nobody else has. */
  void add(Folds copy) {
    Folds[] more = Arrays.copyOf(kept, kept.length + 1);
    more[kept.length] = copy;
    kept = more;
  }

  /**
   * Drops those from which nothing can be folded any more.
   *
   * @param firstSeq number of the oldest event that is kept
   */
  void forgetBefore(long firstSeq) {
    Folds[] now = kept;
    int gone = 0;
    while (gone < now.length - 1 && now[gone].seq() < firstSeq - 1) {
      gone++;
    }
    if (gone > 0) {
      kept = Arrays.copyOfRange(now, gone, now.length);
    }
  }

  /** The oldest; from there on every moment can be shown. */
  Folds oldest() {
    return kept[0];
  }

  /**
   * The nearest to an event, not after it; where there is none, the oldest.
   *
   * @param firstSeq number of the oldest event that can be read: earlier ones are of no use
   */
  Optional<Folds> nearest(long seq, long firstSeq) {
    Optional<Folds> found = Optional.empty();
    for (Folds each : kept) {
      boolean useful = each.seq() >= firstSeq - 1;
      if (useful && (found.isEmpty() || each.seq() <= seq)) {
        found = Optional.of(each);
      }
    }
    return found;
  }
}
