package cachescope.ui.compare;

import cachescope.compare.Baseline;
import cachescope.event.RunStats;
import cachescope.event.RunsFigures;
import cachescope.ui.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.paint.Color;

/** The run that is pinned, if one is: it stays beside all later runs. Used on JavaFX's thread. */
final class Pin {
  private final List<Runnable> told = new ArrayList<>();
  private Optional<Baseline> pinned;

  Pin(Optional<Baseline> pinned) {
    this.pinned = pinned;
  }

  Optional<Baseline> pinned() {
    return pinned;
  }

  void set(Optional<Baseline> baseline) {
    pinned = baseline;
    told.forEach(Runnable::run);
  }

  /** Tells somebody whenever another run is pinned, or none any more. */
  void whenChanged(Runnable is) {
    told.add(is);
  }

  /** The runs in their order, and the pinned one behind them. */
  List<RunStats> beside(RunsFigures figures) {
    return Stream.concat(figures.runs().stream(), pinned.stream().map(Baseline::runNamedPinned))
        .toList();
  }

  /** The colour of a run; that of the pinned one is none of theirs. */
  static Color colour(int index, RunsFigures figures, Palette palette) {
    return index < figures.runs().size() ? RunColours.of(index, palette) : palette.text();
  }
}
