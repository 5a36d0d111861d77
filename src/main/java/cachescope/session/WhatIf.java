package cachescope.session;

import cachescope.compare.Comparison;
import cachescope.compare.PastRequests;
import cachescope.event.ComparisonFigures;
import cachescope.event.LogView;
import cachescope.event.SessionClock;
import cachescope.event.Settings;
import cachescope.event.SettingsWords;
import cachescope.event.WhatIfFigures;
import cachescope.stage.KeyCell;
import cachescope.workload.Schedule.Due;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Asks the requests of a past stretch again with one setting changed.
 *
 * <p>Two sides run at the same time on fresh servers of their own, one with the settings of then
 * and one with the changed ones, so that whatever disturbs the machine now disturbs both. Both
 * begin with the keys that were in Redis at that moment.
 */
public final class WhatIf {
  /** Longest stretch that is asked again; it takes as long as it took. */
  public static final Duration SPAN = Duration.ofSeconds(60);

  /**
   * The moment from which on requests are asked again.
   *
   * @param seq its last event
   * @param at session nanoseconds
   * @param cells the keys that were in Redis, the most recently used first
   * @param keys how many keys there were, those without a cell included
   */
  public record Moment(long seq, long at, Settings settings, List<KeyCell> cells, int keys) {
    public Moment {
      cells = List.copyOf(cells);
    }
  }

  private final Path temporary;
  private final SessionClock clock;

  /**
   * @param temporary folder in which the servers' own folders are made
   */
  public WhatIf(Path temporary, SessionClock clock) {
    this.temporary = temporary;
    this.clock = clock;
  }

  /**
   * Runs; returns when the last figures are told.
   *
   * @param instead the settings of then with one changed
   * @throws IllegalArgumentException with a sentence where there is nothing to ask again
   */
  void run(LogView log, Moment moment, Settings instead, Consumer<WhatIfFigures> told)
      throws InterruptedException {
    String change = SettingsWords.between(moment.settings(), instead);
    if (change.isEmpty()) {
      throw new IllegalArgumentException("Nothing is changed: choose another value first.");
    }
    if (moment.seq() + 1 < log.firstSeq()) {
      throw new IllegalArgumentException("That moment is no longer kept; go to a later one.");
    }
    PastRequests past = PastRequests.of(log, moment.seq(), moment.at(), SPAN);
    List<Due> schedule = past.schedule();
    if (schedule.isEmpty()) {
      throw new IllegalArgumentException(
          "Nobody asked anything after that moment"
              + past.cut().map(why -> ", until " + why).orElse("")
              + "; go to a moment before some requests.");
    }
    int users = (int) Math.max(3, Math.min(1_000_000, highestUser(past, moment)));
    try (Side again = new Side(moment.settings(), temporary, clock);
        Side changed = new Side(instead, temporary, clock)) {
      again.open(users);
      changed.open(users);
      int given = again.begin(moment);
      changed.begin(moment);
      String note = note(past, moment, given);
      Comparison comparison =
          Comparison.ofChange(
              changed.arm(),
              again.arm(),
              schedule,
              change,
              clock,
              pairs ->
                  told.accept(figures(past, moment, instead, given, note, again, changed, pairs)));
      comparison.run();
    }
  }

  private static WhatIfFigures figures(
      PastRequests past,
      Moment moment,
      Settings instead,
      int given,
      String note,
      Side again,
      Side changed,
      ComparisonFigures pairs) {
    return new WhatIfFigures(
        moment.at(),
        past.to(),
        moment.settings(),
        instead,
        given,
        note,
        past.happened(),
        again.figures(pairs.off()),
        changed.figures(pairs.on()),
        pairs);
  }

  private static long highestUser(PastRequests past, Moment moment) {
    long highest = past.highestUser();
    for (KeyCell cell : moment.cells()) {
      highest = Math.max(highest, cell.userId());
    }
    return highest;
  }

  private static String note(PastRequests past, Moment moment, int given) {
    StringBuilder note = new StringBuilder();
    past.cut()
        .ifPresent(why -> note.append("The stretch ends early, because ").append(why).append(". "));
    long stale = moment.cells().stream().filter(KeyCell::stale).count();
    if (stale > 0) {
      note.append("Values that were stale at that moment begin fresh (")
          .append(stale)
          .append("). ");
    }
    if (given < moment.keys()) {
      note.append("Of ")
          .append(moment.keys())
          .append(" keys that were in Redis ")
          .append(given)
          .append(" were put back.");
    }
    return note.toString().strip();
  }
}
