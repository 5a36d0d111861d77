package cachescope.why;

import cachescope.event.LoggedEvent;
import cachescope.event.RequestEvent;
import cachescope.stage.Stage;
import java.util.OptionalLong;

/** Folds what is kept anew, up to a moment that is past. Takes about 1 s for a million events. */
final class Pasts {
  private Pasts() {}

  /** The stage after event {@code upTo}, without requests on their way. */
  static Stage stage(History history, long upTo) {
    return stage(history, upTo, OptionalLong.empty());
  }

  /** The stage after event {@code upTo}, with one request alone: its verdict is the newest. */
  static Stage stage(History history, long upTo, OptionalLong request) {
    Stage stage = new Stage();
    history.prelude().forEach(stage::apply);
    for (LoggedEvent fact : history.between(history.first(), upTo)) {
      if (fact.event() instanceof RequestEvent event
          && (request.isEmpty() || event.requestId() != request.getAsLong())) {
        continue;
      }
      stage.apply(fact);
    }
    return stage;
  }
}
