package cachescope.event;

import java.util.List;
import java.util.Optional;

/**
 * A readable stretch of a log: the events that are still kept, as they were when it was taken.
 *
 * <p>Immutable, safe for any number of threads. A session's log gives one, a recording is one.
 */
public interface LogView {
  /** The number of the oldest event that can be read; {@code lastSeq() + 1} where there is none. */
  long firstSeq();

  /** The number of the newest event; 0 before the first. */
  long lastSeq();

  /** The event with this number, where it is kept. */
  Optional<LoggedEvent> at(long seq);

  /**
   * The last event that belongs into the picture of a moment: no event up to it is later.
   *
   * @param time session nanoseconds
   * @return its number; {@code firstSeq() - 1} where even the oldest is later
   */
  long seqAt(long time);

  /**
   * The facts that came before the oldest event and still held there: the settings in force, the
   * Redis in use, the run that went on. In their order; none where nothing left the log.
   */
  default List<LoggedEvent> prelude() {
    return List.of();
  }
}
