package cachescope.ui.stage;

import cachescope.ui.Ink;
import cachescope.ui.Words;
import java.util.function.Supplier;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** A row of the event list: time, sign and words, drawn on one canvas. */
final class EventRow extends ListCell<EventListPanel.Row> {
  private final Supplier<Ink> ink;
  private final Canvas canvas = new Canvas(10, 20);

  EventRow(Supplier<Ink> ink) {
    this.ink = ink;
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setStyle("-fx-padding: 0 0 0 4;");
  }

  @Override
  protected void updateItem(EventListPanel.@Nullable Row row, boolean empty) {
    super.updateItem(row, empty);
    if (row == null || empty) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    draw(row);
    setGraphic(canvas);
    setAccessibleText(EventListPanel.spoken(row));
  }

  private void draw(EventListPanel.Row row) {
    Ink pen = ink.get();
    double w = Math.max(100, getListView().getWidth() - 24);
    double h = pen.px(18);
    canvas.setWidth(w);
    canvas.setHeight(h);
    GraphicsContext gc = canvas.getGraphicsContext2D();
    gc.clearRect(0, 0, w, h);
    if (row.here()) {
      gc.setFill(pen.palette().accent().deriveColor(0, 1, 1, 0.28));
      gc.fillRect(0, 0, w, h);
      gc.setFill(pen.palette().accent());
      gc.fillRect(0, 0, pen.px(3), h);
    }
    double y = h / 2;
    double x = pen.mono(11.5).write(gc, Words.stamp(row.at()), pen.px(6), y, pen.palette().muted());
    Color color = row.line().sign().color(pen.palette());
    x += pen.px(16);
    row.line().sign().draw(gc, x, y, pen.px(4.2), color);
    x += pen.px(12);
    Ink.Pen mono = pen.mono(11.5);
    mono.write(gc, mono.fit(row.line().words(), w - x), x, y, color);
  }
}
