package cachescope.ui.stage;

import cachescope.event.LivePoint;
import cachescope.event.LiveRow;
import cachescope.event.LiveStep;
import cachescope.event.SessionEvent;
import cachescope.ui.Sign;
import cachescope.ui.Words;

/** What a real Redis did beside the simulated policies, as a line of the list. */
final class LiveWords {
  private LiveWords() {}

  static EventLine of(SessionEvent.Live event) {
    return switch (event) {
      case SessionEvent.LiveRowMeasured(var row) ->
          new EventLine(EventKind.HOUSEKEEPING, Sign.NOTE, words(row));
      case SessionEvent.LiveStepMade(var step) ->
          new EventLine(EventKind.HOUSEKEEPING, Sign.NOTE, words(step));
      case SessionEvent.LivePointMeasured(var point) ->
          new EventLine(EventKind.HOUSEKEEPING, Sign.NOTE, words(point));
    };
  }

  private static String words(LiveRow row) {
    String what = "a Redis beside this one, " + row.policy() + ": ";
    return switch (row.state()) {
      case STARTING -> what + "is started";
      case RUNNING -> what + row.keys().size() + " requests begin";
      case DONE -> what + row.hits() + " hits of " + row.steps().size();
      case STOPPED, FAILED -> what + row.note();
    };
  }

  private static String words(LiveStep step) {
    String left = step.left().isEmpty() ? "" : ", evicted " + String.join(", ", step.left());
    return "beside: " + step.number() + ". " + step.key() + (step.hit() ? " hit" : " miss") + left;
  }

  private static String words(LivePoint point) {
    String what = "a Redis beside this one, " + point.policy() + ", " + point.trace() + ": ";
    return switch (point.state()) {
      case STARTING -> what + "is started";
      case RUNNING, DONE ->
          what + Words.count(point.hits()) + " hits of " + Words.count(point.done()) + " requests";
      case STOPPED, FAILED -> what + point.note();
    };
  }
}
