package cachescope.ui.compare;

import cachescope.compare.Baseline;
import cachescope.event.WorkloadSpec;
import cachescope.ui.Panel;
import cachescope.ui.Screen;
import cachescope.ui.Scroll;
import cachescope.ui.controls.Wishes;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/**
 * Several configurations on the same requests: at the left who runs, in the middle what came out.
 */
public final class CompareScreen implements Screen {
  private final Pin pin;
  private final LineupPanel lineup;
  private final RunsPanel runs;
  private final PercentileChart percentiles;
  private final HistogramChart histogram;
  private final Beside charts;
  private final TradeOffPanel tradeOffs = new TradeOffPanel();
  private final PinRow pinRow;
  private final VBox results;
  private final ExportRow exports;
  private final BorderPane root = new BorderPane();

  /**
   * @param workload that the Stage's left bar describes
   * @param wall when a run was measured
   * @param pinned shown beside the runs from the beginning
   */
  public CompareScreen(
      Wishes wishes,
      Supplier<WorkloadSpec> workload,
      InstantSource wall,
      Optional<Baseline> pinned) {
    pin = new Pin(pinned);
    lineup = new LineupPanel(wishes, workload);
    runs = new RunsPanel(pin);
    percentiles = new PercentileChart(pin);
    histogram = new HistogramChart(pin);
    charts = new Beside(percentiles.node(), histogram.node());
    pinRow = new PinRow(pin, wall);
    results = new VBox(runs.node(), charts, tradeOffs.node());
    results.setId("runs.results");
    results.getStyleClass().addAll("middle", "compared");
    exports = new ExportRow(() -> results, pin);
    VBox foot = new VBox(pinRow.node(), exports.node());
    foot.getStyleClass().addAll("middle", "compared");
    ScrollPane scroll = Scroll.of(new VBox(results, foot));
    scroll.getStyleClass().add("middle-scroll");
    root.setCenter(scroll);
    root.setLeft(lineup.node());
    root.setId("compareScreen");
  }

  @Override
  public Node node() {
    return root;
  }

  /** What was measured alone, without the controls: for a picture. */
  public Node results() {
    return results;
  }

  @Override
  public List<Panel> panels() {
    return List.of(lineup, runs, percentiles, histogram, tradeOffs, pinRow, exports);
  }

  @Override
  public void fit(Room room) {
    charts.scale(room.theme().textScale());
  }
}
