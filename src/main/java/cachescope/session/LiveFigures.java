package cachescope.session;

import cachescope.event.LivePoint;
import cachescope.event.LiveRow;
import cachescope.event.SessionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a real Redis did beside the simulated policies.
 *
 * @param row the newest sequence that it met, as far as it has come
 * @param points measured points of curves, of the newest trace, the newest last
 */
public record LiveFigures(Optional<LiveRow> row, List<LivePoint> points) {
  /** Before any was asked. */
  public static final LiveFigures NONE = new LiveFigures(Optional.empty(), List.of());

  /** Keeps a copy. */
  public LiveFigures {
    Objects.requireNonNull(row, "row");
    points = List.copyOf(points);
  }

  LiveFigures after(SessionEvent.Live event) {
    return switch (event) {
      case SessionEvent.LiveRowMeasured(var begun) -> new LiveFigures(Optional.of(begun), points);
      case SessionEvent.LiveStepMade(var step) ->
          new LiveFigures(row.map(sofar -> sofar.with(step)), points);
      case SessionEvent.LivePointMeasured(var point) -> new LiveFigures(row, with(point));
    };
  }

  private List<LivePoint> with(LivePoint point) {
    List<LivePoint> kept = new ArrayList<>(points);
    kept.removeIf(other -> !other.trace().equals(point.trace()) || point.replaces(other));
    kept.add(point);
    return kept;
  }
}
