package cachescope.ui.compare;

import cachescope.event.RunStats;
import cachescope.event.RunsFigures;
import cachescope.session.Frame;
import cachescope.ui.Panel;
import cachescope.ui.Scroll;
import cachescope.ui.Texts;
import cachescope.ui.Words;
import cachescope.ui.controls.Rows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/**
 * Trade-offs, from one's own runs alone: for each configuration its newest finished run, with the
 * run that it was measured in, because only those of one run may be compared.
 */
final class TradeOffPanel implements Panel {
  private record Row(int run, RunStats stats) {}

  private record Column(String key, Function<RunStats, String> value) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("tradeOff.consistency", TradeOffPanel::consistency),
          new Column("tradeOff.read", run -> time(run.read().count(), run.read().mean())),
          new Column("tradeOff.write", run -> time(run.write().count(), run.write().mean())),
          new Column("tradeOff.loss", run -> Words.count(run.lostWrites(), "lost write")),
          new Column("tradeOff.load", TradeOffPanel::load));

  private final GridPane grid = new GridPane();
  private final VBox box =
      new VBox(
          Rows.heading("tradeOff.heading"),
          Rows.hint(Texts.say("tradeOff.what")),
          Scroll.wide(grid));
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private Optional<RunsFigures> shown = Optional.empty();
  private int runs;

  TradeOffPanel() {
    box.getStyleClass().addAll("card", "rows");
    box.setId("tradeOffs");
    grid.getStyleClass().add("figures");
    ColumnConstraints name = new ColumnConstraints();
    name.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().add(name);
    for (int i = 0; i <= COLUMNS.size(); i++) {
      ColumnConstraints figures = new ColumnConstraints();
      figures.setHalignment(HPos.RIGHT);
      figures.setMinWidth(Region.USE_PREF_SIZE);
      grid.getColumnConstraints().add(figures);
    }
    Rows.hide(box, true);
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(Frame frame, long now) {
    if (frame.runs().equals(shown)) {
      return;
    }
    shown = frame.runs();
    shown.filter(LineupPanel::done).ifPresent(this::take);
  }

  @Override
  public boolean moves() {
    return false;
  }

  private void take(RunsFigures figures) {
    runs++;
    figures.runs().forEach(run -> rows.put(run.setup().name(), new Row(runs, run)));
    Rows.hide(box, false);
    grid.getChildren().clear();
    for (int column = 0; column < COLUMNS.size(); column++) {
      head(Texts.say(COLUMNS.get(column).key()), column + 1);
    }
    head(Texts.say("tradeOff.run"), COLUMNS.size() + 1);
    int line = 1;
    for (Row row : rows.values()) {
      Label name = new Label(row.stats().setup().name());
      name.getStyleClass().add("arm-name");
      name.setMinWidth(Region.USE_PREF_SIZE);
      grid.add(name, 0, line);
      for (int column = 0; column < COLUMNS.size(); column++) {
        figure(COLUMNS.get(column).value().apply(row.stats()), column + 1, line);
      }
      figure(Integer.toString(row.run()), COLUMNS.size() + 1, line++);
    }
  }

  private void head(String words, int column) {
    Label head = new Label(words);
    head.getStyleClass().add("row-name");
    grid.add(head, column, 0);
  }

  private void figure(String words, int column, int line) {
    Label figure = new Label(words);
    figure.getStyleClass().add("mono");
    grid.add(figure, column, line);
  }

  private static String consistency(RunStats run) {
    return run.staleReads() == 0
        ? "no stale read"
        : Words.percent((double) run.staleReads() / Math.max(1, run.answered())) + " stale";
  }

  private static String load(RunStats run) {
    return run.answered() == 0
        ? "\u2014"
        : Words.rate((double) run.databaseLoads() / run.answered() * 100) + " loads / 100 reads";
  }

  private static String time(long count, double nanos) {
    return count == 0 ? "\u2014" : Words.duration(Math.round(nanos));
  }
}
