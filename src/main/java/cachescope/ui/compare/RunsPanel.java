package cachescope.ui.compare;

import cachescope.compare.report.RunsColumn;
import cachescope.compare.report.RunsText;
import cachescope.event.RunStats;
import cachescope.event.RunsFigures;
import cachescope.session.Frame;
import cachescope.ui.Palette;
import cachescope.ui.Panel;
import cachescope.ui.Scroll;
import cachescope.ui.Texts;
import cachescope.ui.Words;
import cachescope.ui.controls.Rows;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;

/** What was measured, a row a configuration, and what the noise allows one to say of it. */
final class RunsPanel implements Panel {
  private final Label title = new Label(Texts.say("runs.nothing"));
  private final Label progress = Rows.hint("");
  private final GridPane grid = new GridPane();
  private final VBox sentences = new VBox();
  private final VBox box = new VBox(title, progress, Scroll.wide(grid), sentences);
  private final Pin pin;
  private Optional<RunsFigures> shown = Optional.empty();
  private Palette palette = Palette.DARK;

  RunsPanel(Pin pin) {
    this.pin = pin;
    pin.whenChanged(() -> shown.ifPresent(this::fill));
    title.getStyleClass().add("verdict-words");
    title.setId("runs.title");
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    grid.getStyleClass().add("figures");
    grid.setId("runs.figures");
    sentences.setId("runs.sentences");
    sentences.getStyleClass().add("row");
    box.getStyleClass().addAll("card", "rows");
    ColumnConstraints name = new ColumnConstraints();
    name.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().add(name);
    RunsColumn.ALL.forEach(_ -> {
      ColumnConstraints figures = new ColumnConstraints();
      figures.setHalignment(HPos.RIGHT);
      figures.setMinWidth(Region.USE_PREF_SIZE);
      grid.getColumnConstraints().add(figures);
    });
    progress.setText(Texts.say("runs.hint"));
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void theme(Palette p, double textScale, boolean reducedMotion) {
    palette = p;
    shown.ifPresent(this::fill);
  }

  @Override
  public void show(Frame frame, long now) {
    if (!frame.runs().equals(shown)) {
      shown = frame.runs();
      shown.ifPresent(this::fill);
    }
  }

  @Override
  public boolean moves() {
    return false;
  }

  private void fill(RunsFigures figures) {
    if (figures.runs().isEmpty()) {
      title.setText(Texts.say(figures.finished() ? "runs.nothing" : "runs.preparing"));
      progress.setText(Texts.say(figures.finished() ? "runs.hint" : "runs.alone"));
      grid.getChildren().clear();
      sentences.getChildren().clear();
      return;
    }
    title.setText(
        Texts.say(
            figures.finished() ? "runs.measured" : "runs.measuring",
            Words.count(figures.runs().size()),
            Words.count(figures.done())));
    progress.setText(
        figures.finished()
            ? Texts.say("runs.against", figures.runs().getFirst().setup().name())
            : Texts.say("runs.soFar", Words.count(figures.done()), Words.count(figures.planned())));
    grid.getChildren().clear();
    for (int column = 0; column < RunsColumn.ALL.size(); column++) {
      Label head = new Label(RunsColumn.ALL.get(column).title());
      head.getStyleClass().add("row-name");
      grid.add(head, column + 1, 0);
    }
    List<RunStats> runs = pin.beside(figures);
    for (int row = 0; row < runs.size(); row++) {
      row(row + 1, runs.get(row), Pin.colour(row, figures, palette));
    }
    sentences.getChildren().clear();
    for (String sentence : RunsText.sentences(figures, pin.pinned())) {
      Label line =
          new Label("\u2022 " + (figures.finished() ? "" : Texts.say("runs.sofar")) + sentence);
      line.setWrapText(true);
      line.setMinHeight(Region.USE_PREF_SIZE);
      sentences.getChildren().add(line);
    }
  }

  private void row(int row, RunStats run, Color colour) {
    Label name = new Label(run.setup().name());
    name.getStyleClass().add("arm-name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    name.setGraphic(RunColours.square(colour));
    grid.add(name, 0, row);
    for (int column = 0; column < RunsColumn.ALL.size(); column++) {
      RunsColumn of = RunsColumn.ALL.get(column);
      Label figure = new Label(of.shown().apply(run));
      figure.getStyleClass().add("mono");
      figure.setAccessibleText(run.setup().name() + ", " + of.title() + ": " + figure.getText());
      grid.add(figure, column + 1, row);
    }
  }
}
