package cachescope.session;

import cachescope.event.LoggedEvent;
import cachescope.metrics.Metrics;
import cachescope.stage.Stage;

/** The projections that a picture is made of, folded together. Confined to the engine's thread. */
final class Folds {
  private final Stage stage;
  private final Metrics metrics;
  private final EventTail tail;

  Folds() {
    this(new Stage(), new Metrics(), new EventTail());
  }

  private Folds(Stage stage, Metrics metrics, EventTail tail) {
    this.stage = stage;
    this.metrics = metrics;
    this.tail = tail;
  }

  void apply(LoggedEvent event) {
    stage.apply(event);
    metrics.apply(event);
    tail.apply(event);
  }

  Stage stage() {
    return stage;
  }

  Metrics metrics() {
    return metrics;
  }

  EventTail tail() {
    return tail;
  }

  Folds copy() {
    return new Folds(stage.copy(), metrics.copy(), tail.copy());
  }
}
