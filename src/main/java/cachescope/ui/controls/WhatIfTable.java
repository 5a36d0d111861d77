package cachescope.ui.controls;

import cachescope.event.ArmFigures;
import cachescope.event.RunFigures;
import cachescope.event.WhatIfFigures;
import cachescope.ui.Texts;
import cachescope.ui.Words;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Three runs of the same requests beside each other: as it happened, again, and changed. */
final class WhatIfTable {
  private final GridPane grid = new GridPane();
  private final Label verdict = Rows.hint("");
  private final Label note = Rows.hint("");
  private final VBox box = new VBox(verdict, grid, note);

  WhatIfTable() {
    grid.getStyleClass().add("figures");
    grid.setId("whatIf.figures");
    verdict.setId("whatIf.verdict");
    verdict.getStyleClass().setAll("label", "verdict-words");
    box.getStyleClass().add("row");
    ColumnConstraints name = new ColumnConstraints();
    name.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().add(name);
    for (int i = 0; i < 3; i++) {
      ColumnConstraints figures = new ColumnConstraints();
      figures.setHalignment(HPos.RIGHT);
      figures.setMinWidth(Region.USE_PREF_SIZE);
      grid.getColumnConstraints().add(figures);
    }
  }

  Node node() {
    return box;
  }

  void show(Optional<WhatIfFigures> figures) {
    Rows.hide(box, figures.isEmpty());
    grid.getChildren().clear();
    figures.ifPresent(this::fill);
  }

  private void fill(WhatIfFigures figures) {
    boolean whole = figures.pairs().finished();
    head(whole ? "whatIf.happened" : "whatIf.happenedWhole", 1);
    head(whole ? "whatIf.again" : "whatIf.againSoFar", 2);
    head(whole ? "whatIf.changed" : "whatIf.changedSoFar", 3);
    row(1, figures, "whatIf.ratio", run -> ratio(run, figures));
    row(2, figures, "whatIf.loads", run -> Words.count(run.answers().loads()));
    row(3, figures, "whatIf.mean", run -> time(run, run.answers().mean()));
    row(4, figures, "whatIf.p50", run -> time(run, (double) run.answers().p50()));
    row(5, figures, "whatIf.p99", run -> time(run, (double) run.answers().p99()));
    row(6, figures, "whatIf.max", run -> time(run, (double) run.answers().max()));
    row(7, figures, "whatIf.stale", run -> Words.count(run.stale()));
    row(8, figures, "whatIf.evicted", run -> Words.count(run.evicted()));
    row(9, figures, "whatIf.expired", run -> Words.count(run.expired()));
    row(10, figures, "whatIf.errors", run -> Words.count(run.answers().errors()));
    verdict.setText(figures.pairs().verdict());
    note.setText(figures.note());
    Rows.hide(note, figures.note().isEmpty());
  }

  private void head(String key, int column) {
    Label head = new Label(Texts.say(key));
    head.getStyleClass().add("row-name");
    grid.add(head, column, 0);
  }

  private void row(int row, WhatIfFigures figures, String key, Function<RunFigures, String> value) {
    Label name = new Label(Texts.say(key));
    name.getStyleClass().add("row-name");
    grid.add(name, 0, row);
    int column = 1;
    for (RunFigures run :
        new RunFigures[] {figures.happened(), figures.again(), figures.changed()}) {
      Label figure = new Label(value.apply(run));
      figure.getStyleClass().add("mono");
      figure.setAccessibleText(name.getText() + " " + figure.getText());
      grid.add(figure, column++, row);
    }
  }

  /** A cache that was off was not asked: it has no ratio. */
  @SuppressWarnings("ReferenceEquality") // the very column
  private static String ratio(RunFigures run, WhatIfFigures figures) {
    ArmFigures answers = run.answers();
    boolean on = (run == figures.changed() ? figures.instead() : figures.was()).cacheOn();
    long reads = answers.hits() + answers.loads();
    return reads == 0 || (!on && answers.hits() == 0)
        ? "–"
        : Words.percent((double) answers.hits() / reads);
  }

  private static String time(RunFigures run, double nanos) {
    boolean none = run.answers().hits() + run.answers().loads() == 0;
    return none ? "–" : Words.duration((long) nanos);
  }
}
