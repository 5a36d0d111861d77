package cachescope.ui.stage;

import cachescope.event.LoggedEvent;
import cachescope.event.Question;
import cachescope.session.Frame;
import cachescope.session.Playback;
import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Panel;
import cachescope.ui.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The newest events as sentences, newest first, with filters. */
public final class EventListPanel implements Panel {
  private static final long STEP = 250_000_000L;

  private static final long NOWHERE = -1;

  /**
   * A line with its moment.
   *
   * @param here whether the picture stands at it
   */
  record Row(long seq, long at, EventLine line, boolean here) {}

  private final Map<EventKind, ToggleButton> filters = new EnumMap<>(EventKind.class);
  private final Consumer<Question> asks;
  private final TextField search = new TextField();
  private final ListView<Row> list = new ListView<>();
  private final FlowPane bar = new FlowPane(6, 4);
  private final VBox box = new VBox(4);
  private Ink ink = new Ink(Palette.DARK, 1);
  private List<LoggedEvent> shown = List.of();
  private long here = NOWHERE;
  private boolean forgotten = true;
  private long shownAt = Long.MIN_VALUE / 2;
  private int fills;

  /**
   * @param asks is told what somebody wants explained
   */
  public EventListPanel(Consumer<Question> asks) {
    this.asks = asks;
    bar.setAlignment(Pos.CENTER_LEFT);
    for (EventKind kind : EventKind.values()) {
      var button = new ToggleButton(kind.label());
      button.setId("filter-" + kind.name().toLowerCase(Locale.ROOT));
      button.setSelected(kind != EventKind.HOUSEKEEPING);
      button.getStyleClass().add("small");
      button.setOnAction(_ -> forgotten = true);
      filters.put(kind, button);
      bar.getChildren().add(button);
    }
    search.setPromptText("filter by text, such as user:17");
    search.setId("filter-text");
    search.setPrefColumnCount(18);
    search.setAccessibleText("Filter events by text");
    search.textProperty().addListener(_ -> forgotten = true);
    bar.getChildren().add(search);
    list.setId("event-list");
    list.setAccessibleText("Newest events; Enter asks why");
    list.setPlaceholder(new Label("nothing happened yet, or no event passes the filters"));
    list.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> ask());
    list.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            ask();
          }
        });
    list.setCellFactory(_ -> new EventRow(() -> ink));
    Region rows = new WholeRows(list);
    VBox.setVgrow(rows, Priority.ALWAYS);
    box.getChildren().addAll(bar, rows);
    showFilters(false);
    theme(Palette.DARK, 1, false);
  }

  /** Whether the row of filters is there. */
  public void showFilters(boolean show) {
    bar.setVisible(show);
    bar.setManaged(show);
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void theme(Palette palette, double textScale, boolean reducedMotion) {
    ink = new Ink(palette, textScale);
    list.setFixedCellSize(18 * textScale);
    list.setMinHeight(3 * 18 * textScale + 4);
    list.setPrefHeight(3 * 18 * textScale + 4);
    forgotten = true;
    list.refresh();
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the same instance: nothing happened
  public void show(Frame frame, long now) {
    boolean early = now - shownAt < STEP && now >= shownAt;
    Playback playback = frame.playback();
    long stands = playback.mode() == Playback.Mode.PAUSED ? playback.seq() : NOWHERE;
    boolean moved = stands != here;
    if (!forgotten && !moved && (early || frame.events() == shown)) {
      return;
    }
    here = stands;
    forgotten = false;
    shownAt = now;
    shown = frame.events();
    fills++;
    list.getItems().setAll(rows());
  }

  private void ask() {
    Row chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      asks.accept(new Question.OfEvent(chosen.seq()));
    }
  }

  int fills() {
    return fills;
  }

  private List<Row> rows() {
    String text = search.getText().strip().toLowerCase(Locale.ROOT);
    List<Row> rows = new ArrayList<>();
    for (LoggedEvent event : shown.reversed()) {
      EventLine line = EventWords.of(event.event());
      ToggleButton filter = filters.get(line.kind());
      boolean wanted = (filter != null && filter.isSelected()) || event.seq() == here;
      if (wanted && (text.isEmpty() || line.words().toLowerCase(Locale.ROOT).contains(text))) {
        rows.add(new Row(event.seq(), event.at(), line, event.seq() == here));
      }
    }
    return rows;
  }

  /** The words of a row as read aloud. */
  static String spoken(Row row) {
    String words = Words.stamp(row.at()) + " " + row.line().words();
    return row.here() ? words + ", the picture stands here" : words;
  }
}
