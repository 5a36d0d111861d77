package cachescope.ui.scenarios;

import cachescope.event.LoggedEvent;
import cachescope.event.UseEvent;
import cachescope.scenario.Scenario;
import cachescope.session.Frame;
import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Panel;
import cachescope.ui.Scroll;
import cachescope.ui.Sign;
import cachescope.ui.Texts;
import cachescope.ui.Words;
import cachescope.ui.controls.Rows;
import cachescope.ui.stage.UseWords;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** The visits of a use as they were answered, the newest first: who, what, by whom, how old. */
final class UsePanel implements Panel {
  private static final int SHOWN = 14;

  private final Label built = Rows.hint("");
  private final GridPane grid = new GridPane();
  private final VBox box = new VBox(Rows.heading("uses.visits"), built, Scroll.wide(grid));
  private Ink ink = new Ink(Palette.DARK, 1);
  private Frame last = Frame.EMPTY;
  private String use = "";
  private List<UseEvent.Visited> shown = List.of();

  UsePanel() {
    box.getStyleClass().addAll("card", "rows");
    box.setId("visits");
    grid.setId("visits.rows");
    grid.getStyleClass().add("figures");
    Rows.hide(box, true);
  }

  void of(Scenario scenario) {
    use = scenario.use().getOrDefault("of", "");
    shown = List.of();
    built.setText("");
    Rows.hide(box, true);
    show(last, 0);
  }

  void leave() {
    use = "";
    Rows.hide(box, true);
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(Frame frame, long now) {
    last = frame;
    if (use.isEmpty()) {
      return;
    }
    List<UseEvent.Visited> visits = new ArrayList<>();
    String words = "";
    for (LoggedEvent each : frame.events()) {
      if (each.event() instanceof UseEvent.UseOpened opened && opened.use().equals(use)) {
        // What was asked before belongs to the run before.
        visits.clear();
        words = Texts.say("uses.built", opened.words(), Words.duration(opened.nanos()));
      } else if (each.event() instanceof UseEvent.Visited visit && visit.use().equals(use)) {
        visits.addFirst(visit);
      }
    }
    List<UseEvent.Visited> newest = visits.subList(0, Math.min(SHOWN, visits.size()));
    if (!newest.equals(shown)) {
      shown = List.copyOf(newest);
      built.setText(words);
      Rows.hide(box, shown.isEmpty());
      fill();
    }
  }

  private void fill() {
    grid.getChildren().clear();
    String[] heads = {"visit", "who", "what", "answer", "wrong", "age", "bytes", "took"};
    for (int column = 0; column < heads.length; column++) {
      cell(column, 0, Texts.say("uses." + heads[column]), "arm-name");
    }
    int row = 1;
    for (UseEvent.Visited e : shown) {
      cell(0, row, Long.toString(e.visit()), "mono");
      cell(1, row, e.who(), "row-name");
      cell(2, row, e.what(), "mono");
      Label said = new Label(UseWords.said(e), drawn(UseWords.sign(e)));
      said.getStyleClass().add("row-name");
      grid.add(said, 3, row);
      String wrong = UseWords.flaw(e.flaw());
      cell(4, row, wrong.isEmpty() ? "" : "! " + wrong, "complaint");
      cell(5, row, age(e.ageMillis()), "mono");
      cell(6, row, Words.bytes(e.bytes()), "mono");
      cell(7, row, Words.duration(e.nanos()), "mono");
      row++;
    }
  }

  private Canvas drawn(Sign sign) {
    double side = ink.px(16);
    Canvas canvas = new Canvas(side, side);
    sign.draw(
        canvas.getGraphicsContext2D(), side / 2, side / 2, side * 0.32, sign.color(ink.palette()));
    return canvas;
  }

  @Override
  public void theme(Palette palette, double textScale, boolean reducedMotion) {
    ink = new Ink(palette, textScale);
    shown = List.of();
  }

  private static String age(long millis) {
    if (millis <= 0) {
      return millis < 0 ? "\u2014" : Texts.say("uses.new");
    }
    return Words.duration(millis * 1_000_000);
  }

  private void cell(int column, int row, String words, String style) {
    Label label = new Label(words);
    label.getStyleClass().add(style);
    if (column == 0 || column > 4) {
      GridPane.setHalignment(label, HPos.RIGHT);
    }
    grid.add(label, column, row);
  }

  @Override
  public boolean moves() {
    return false;
  }
}
