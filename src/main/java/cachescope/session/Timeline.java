package cachescope.session;

import cachescope.event.Settings;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The whole session or recording at a glance, to travel in.
 *
 * @param whole all of it, in at most 600 columns
 * @param fine its end, in columns of 250 ms
 * @param changes the newest changes of settings, oldest first
 * @param detailFrom session nanosecond since when every moment can be shown; of what was before,
 *     only the counts are kept
 * @param detailSeq number of the last event before that moment
 * @param end session nanosecond of the latest event
 * @param recording what is shown in place of a live session; empty where it is one
 */
public record Timeline(
    Strip whole,
    Strip fine,
    List<Change> changes,
    long detailFrom,
    long detailSeq,
    long end,
    Optional<Recording> recording) {

  /** Before anything happened. */
  public static final Timeline EMPTY =
      new Timeline(Strip.EMPTY, Strip.EMPTY, List.of(), 0, 0, 0, Optional.empty());

  /**
   * Settings changed.
   *
   * @param at session nanoseconds
   * @param seq number of the event
   */
  public record Change(long at, long seq, Settings before, Settings after) {}

  /**
   * A recording.
   *
   * @param title such as the file's name
   * @param read how much of it was read so far, 0 to 1
   */
  public record Recording(String title, double read) {
    public Recording {
      Objects.requireNonNull(title, "title");
    }
  }

  public Timeline {
    changes = List.copyOf(changes);
    Objects.requireNonNull(whole, "whole");
    Objects.requireNonNull(fine, "fine");
    Objects.requireNonNull(recording, "recording");
  }

  /** The same, of a recording. */
  Timeline recorded(Recording what) {
    return new Timeline(whole, fine, changes, detailFrom, detailSeq, end, Optional.of(what));
  }

  /** Whether what is around the moment shown is no longer kept: only it itself is. */
  public boolean adrift(Playback playback) {
    return playback.mode() != Playback.Mode.LIVE && playback.seq() < detailSeq;
  }
}
