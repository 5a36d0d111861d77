package cachescope.ui.controls;

import cachescope.event.WorkloadSpec;
import cachescope.session.Frame;
import cachescope.ui.Actions;
import cachescope.ui.Panel;
import cachescope.ui.Scroll;
import cachescope.ui.Texts;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** The left bar: what can be changed. It acts on now, also while the picture shows the past. */
public final class ControlsPanel implements Panel {
  private final List<Section> sections;
  private final Label recorded = Rows.hint(Texts.say("controls.recorded"));
  private final VBox rows = new VBox();
  private final WorkloadSection workload;
  private final ScrollPane scroll;

  /**
   * @param stopping whether a workload that was asked to stop still runs
   * @param recent Redis addresses used before, the newest first, without passwords
   * @param used is told each address that is taken, without its password
   * @param doctor shows what an examination finds
   */
  public ControlsPanel(
      Wishes wishes,
      BooleanSupplier stopping,
      Actions actions,
      Supplier<List<String>> recent,
      Consumer<String> used,
      Runnable doctor) {
    workload = new WorkloadSection(wishes, stopping);
    sections =
        List.of(
            new CacheSection(wishes),
            new DatabaseSection(wishes),
            new RequestsSection(wishes, actions),
            workload,
            new ProtectionSection(wishes),
            new InvalidationSection(wishes),
            new InstancesSection(wishes),
            new TroubleSection(wishes, actions),
            new RedisSection(actions),
            new ConnectionSection(wishes, actions, recent, used, doctor));
    for (Section section : sections) {
      rows.getChildren().add(section.node());
    }
    recorded.setId("controls.recorded");
    VBox column = new VBox(recorded, rows);
    column.getStyleClass().add("controls");
    scroll = Scroll.of(column);
    scroll.setId("controls");
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().addAll("side-bar", "left-bar");
  }

  @Override
  public Node node() {
    return scroll;
  }

  @Override
  public void show(Frame frame, long now) {
    boolean isRecorded = frame.timeline().recording().isPresent();
    Rows.hide(recorded, !isRecorded);
    rows.setDisable(isRecorded);
    for (Section section : sections) {
      section.show(frame);
    }
  }

  /** The workload that runs, or that would be started. */
  public WorkloadSpec workload() {
    return workload.spec();
  }

  @Override
  public boolean moves() {
    return false;
  }
}
