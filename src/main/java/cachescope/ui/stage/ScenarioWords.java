package cachescope.ui.stage;

import cachescope.event.ScenarioFigures;
import cachescope.ui.Sign;

/** A scenario's run as a line of the list. */
final class ScenarioWords {
  private ScenarioWords() {}

  static EventLine of(ScenarioFigures run) {
    String what =
        // Which one it is stands on its card: whoever guesses at one must not read it here.
        "scenario"
            + (run.fixes().isEmpty() ? "" : " with " + String.join(", ", run.fixes()))
            + ": ";
    return switch (run.state()) {
      case PREPARING, RUNNING ->
          new EventLine(EventKind.HOUSEKEEPING, Sign.NOTE, what + run.doing());
      case HELD -> note(what + "came out as it must");
      case FAILED -> note(what + "did not come out as it must");
      case STOPPED -> note(what + run.doing());
    };
  }

  private static EventLine note(String words) {
    return new EventLine(EventKind.SESSION, Sign.NOTE, words);
  }
}
