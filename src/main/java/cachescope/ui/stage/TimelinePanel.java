package cachescope.ui.stage;

import cachescope.event.Intent;
import cachescope.session.Frame;
import cachescope.session.Playback;
import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Panel;
import cachescope.ui.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** When it happened: pause, step, slow motion, the last minute in lanes, the newest events. */
public final class TimelinePanel implements Panel {
  /** While it is live, the count changes at most this often: each change lays the bar out anew. */
  private static final long COUNT_STEP = 250_000_000L;

  private static final Map<Double, String> SPEEDS = speeds();

  private final Consumer<Intent> wish;
  private final Button pause = new Button();
  private final Button step = new Button("Step");
  private final Map<Double, ToggleButton> speeds = new LinkedHashMap<>();
  private final Button live = new Button("Back to live");
  private final ToggleButton filter = new ToggleButton("Filter");
  private final Label where = new Label();
  private final Label count = new Label();
  private final Lanes lanes = new Lanes();
  private final EventListPanel events = new EventListPanel();
  private final VBox box = new VBox(4);
  private Ink ink = new Ink(Palette.DARK, 1);
  private boolean paused;
  private long countedAt = Long.MIN_VALUE / 2;

  public TimelinePanel(Consumer<Intent> wish) {
    this.wish = wish;
    box.getStyleClass().addAll("card", "timeline");
    box.setId("timeline");
    pause.setId("pause");
    pause.setOnAction(_ -> wish.accept(paused ? new Intent.Play() : new Intent.Pause()));
    step.setId("step");
    step.setAccessibleText("Step to the next event");
    step.setOnAction(_ -> wish.accept(new Intent.Step()));
    live.setId("back-to-live");
    live.setOnAction(_ -> wish.accept(new Intent.BackToLive()));
    where.setId("where");
    count.setId("event-count");
    count.setMinWidth(0);
    var bar = new HBox(6, pause, step);
    bar.setAlignment(Pos.CENTER_LEFT);
    SPEEDS.forEach((speed, label) -> bar.getChildren().add(speedButton(speed, label)));
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    bar.getChildren().addAll(where, live, space, count, filter);
    List<Region> whole = new ArrayList<>(List.of(pause, step, where, live, filter));
    whole.addAll(speeds.values());
    whole.forEach(region -> region.setMinWidth(Region.USE_PREF_SIZE));
    filter.setId("filter");
    filter.setAccessibleText("Show the filters of the event list");
    filter.setOnAction(_ -> events.showFilters(filter.isSelected()));
    VBox.setVgrow(events.node(), Priority.ALWAYS);
    box.getChildren().addAll(bar, lanes, events.node());
    theme(Palette.DARK, 1, false);
    playback(Playback.START, 0);
  }

  private static Map<Double, String> speeds() {
    Map<Double, String> speeds = new LinkedHashMap<>();
    speeds.put(1.0, "1/1");
    speeds.put(0.1, "1/10");
    speeds.put(0.01, "1/100");
    speeds.put(0.001, "1/1000");
    return speeds;
  }

  private ToggleButton speedButton(double speed, String label) {
    var button = new ToggleButton(label);
    button.setId("speed-" + label.substring(2));
    button.setAccessibleText("Draw time at " + label + " of its speed");
    button.setOnAction(_ -> {
      button.setSelected(!button.isSelected());
      wish.accept(new Intent.SetSpeed(speed));
    });
    speeds.put(speed, button);
    return button;
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void theme(Palette palette, double textScale, boolean reducedMotion) {
    ink = new Ink(palette, textScale);
    lanes.theme(textScale);
    events.theme(palette, textScale, reducedMotion);
    box.setStyle("-fx-padding: 0.4em 1em; -fx-font-size: %.1fpx;".formatted(12 * textScale));
  }

  @Override
  public void show(Frame frame, long now) {
    playback(frame.playback(), now);
    long t = frame.playback().timeAt(now);
    count(frame.playback(), t, now);
    lanes.show(frame.metrics().columns(), t, now, ink);
    events.show(frame, now);
  }

  private void count(Playback playback, long t, long now) {
    boolean early = now - countedAt < COUNT_STEP && now >= countedAt;
    if (early && playback.mode() == Playback.Mode.LIVE) {
      return;
    }
    countedAt = now;
    String words = Words.clock(t) + " · " + Words.count(playback.seq()) + " events";
    if (!words.equals(count.getText())) {
      count.setText(words);
    }
  }

  private void playback(Playback playback, long now) {
    paused = playback.mode() == Playback.Mode.PAUSED;
    boolean isLive = playback.mode() == Playback.Mode.LIVE;
    set(pause, paused ? "Play" : "Pause");
    speeds.forEach(
        (speed, button) -> button.setSelected(Math.abs(speed - playback.speed()) < speed / 10));
    live.setVisible(!isLive);
    live.setManaged(!isLive);
    String words =
        switch (playback.mode()) {
          case LIVE -> "LIVE";
          case PAUSED -> "PAUSED, " + Words.span(playback.behindAt(now)) + " behind live";
          case SLOW -> Words.span(playback.behindAt(now)) + " behind live";
        };
    if (!words.equals(where.getText())) {
      where.setText(words);
    }
    String style =
        "-fx-font-weight: bold; -fx-text-fill: " + (isLive ? "-cs-accent;" : "-cs-miss;");
    if (!style.equals(where.getStyle())) {
      where.setStyle(style);
    }
  }

  private static void set(Button button, String text) {
    if (!text.equals(button.getText())) {
      button.setText(text);
      button.setAccessibleText(text + " the picture; the service goes on");
    }
  }

  /** How often the lanes and the list were drawn. */
  int draws() {
    return lanes.draws() + events.fills();
  }
}
