package cachescope.ui.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import cachescope.compare.AgainstBaseline;
import cachescope.compare.Baseline;
import cachescope.compare.report.BaselineFile;
import cachescope.event.RunStats;
import cachescope.event.RunsFigures;
import cachescope.session.Frame;
import cachescope.ui.Panel;
import cachescope.ui.Texts;
import cachescope.ui.controls.Rows;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** Which run is pinned: chosen among those measured, or out of a file, and into one. */
final class PinRow implements Panel {
  private static final String PROGRAM = "CacheScope, the window";

  private final Pin pin;
  private final InstantSource wall;
  private final Label told = Rows.hint(Texts.say("pin.none"));
  private final ComboBox<String> which = new ComboBox<>();
  private final Button take = Rows.button("pin.take", this::take);
  private final Button away = Rows.button("pin.away", this::away);
  private final Button open = Rows.button("pin.open", this::open);
  private final Button save = Rows.button("pin.save", this::save);
  private final FlowPane buttons = new FlowPane(which, take, away, open, save);
  private final VBox box = new VBox(Rows.heading("pin.heading"), told, buttons);
  private Optional<RunsFigures> shown = Optional.empty();

  /**
   * @param wall when a run was measured
   */
  PinRow(Pin pin, InstantSource wall) {
    this.pin = pin;
    this.wall = wall;
    which.setId("pin.which");
    which.setAccessibleText(Texts.say("pin.which"));
    buttons.getStyleClass().add("button-flow");
    box.getStyleClass().addAll("card", "rows");
    told.setId("pin.told");
    pin.whenChanged(this::tell);
    tell();
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(Frame frame, long now) {
    if (!frame.runs().equals(shown)) {
      shown = frame.runs();
      List<String> names = new ArrayList<>();
      shown
          .filter(LineupPanel::done)
          .ifPresent(figures -> figures.runs().forEach(run -> names.add(run.setup().name())));
      which.setItems(FXCollections.observableList(names));
      which.getSelectionModel().selectFirst();
      tell();
    }
  }

  @Override
  public boolean moves() {
    return false;
  }

  private void tell() {
    Optional<Baseline> pinned = pin.pinned();
    told.setText(
        pinned
            .map(run -> Texts.say("pin.is", run.name(), AgainstBaseline.when(run), run.program()))
            .orElse(Texts.say("pin.none")));
    boolean none = which.getItems().isEmpty();
    Rows.hide(which, none);
    Rows.hide(take, none);
    Rows.hide(away, pinned.isEmpty());
    Rows.hide(save, pinned.isEmpty());
  }

  private void take() {
    int chosen = which.getSelectionModel().getSelectedIndex();
    shown
        .filter(LineupPanel::done)
        .filter(figures -> chosen >= 0 && chosen < figures.runs().size())
        .ifPresent(figures -> {
          RunStats run = figures.runs().get(chosen);
          pin.set(
              Optional.of(
                  new Baseline(run, figures.spec(), figures.done(), wall.instant(), PROGRAM)));
        });
  }

  private void away() {
    pin.set(Optional.empty());
  }

  private void open() {
    FileChooser chooser = chooser();
    Optional.ofNullable(chooser.showOpenDialog(box.getScene().getWindow()))
        .map(File::toPath)
        .ifPresent(this::read);
  }

  /** Pins what a file holds, or says why not. */
  void read(Path file) {
    try {
      pin.set(Optional.of(BaselineFile.read(file)));
    } catch (IllegalArgumentException e) {
      told.setText(e.getMessage());
    }
  }

  private void save() {
    FileChooser chooser = chooser();
    chooser.setInitialFileName("pinned.json");
    Optional.ofNullable(chooser.showSaveDialog(box.getScene().getWindow()))
        .map(File::toPath)
        .ifPresent(this::write);
  }

  private void write(Path file) {
    pin.pinned()
        .ifPresent(pinned -> {
          try {
            Files.writeString(file, BaselineFile.text(pinned), UTF_8);
            told.setText(Texts.say("export.done", file.toString()));
          } catch (IOException e) {
            told.setText(
                Texts.say("export.failed", file.toString(), String.valueOf(e.getMessage())));
          }
        });
  }

  private static FileChooser chooser() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Texts.say("pin.title"));
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("JSON", "*.json"));
    return chooser;
  }
}
