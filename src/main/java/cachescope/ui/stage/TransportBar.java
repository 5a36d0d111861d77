package cachescope.ui.stage;

import cachescope.event.Intent;
import cachescope.event.Landmark;
import cachescope.session.Frame;
import cachescope.session.Playback;
import cachescope.session.Timeline;
import cachescope.ui.Words;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/** The buttons to travel in time with, and where the picture is. */
final class TransportBar {
  /** While it is live, the count changes at most this often: each change lays the bar out anew. */
  private static final long COUNT_STEP = 250_000_000L;

  /** As wide as a point and three digits. */
  private static final String NO_MILLIS = "\u2008\u2007\u2007\u2007";

  private static final Map<Double, String> SPEEDS = speeds();

  private final Consumer<Intent> wish;
  private final Button pause = new Button();
  private final Map<Double, ToggleButton> speeds = new LinkedHashMap<>();
  private final ComboBox<Landmark> landmark = new ComboBox<>();
  private final ToggleButton whole = new ToggleButton("All");
  private final ToggleButton filter = new ToggleButton("Filter");
  private final Button live = new Button("Back to live");
  private final Label where = new Label();
  private final Label count = new Label();
  private final FlowPane bar = new FlowPane(5, 3);
  private boolean paused;
  private long countedAt = Long.MIN_VALUE / 2;

  TransportBar(Consumer<Intent> wish) {
    this.wish = wish;
    bar.setAlignment(Pos.CENTER_LEFT);
    pause.setId("pause");
    pause.setOnAction(_ -> wish.accept(paused ? new Intent.Play() : new Intent.Pause()));
    tip(pause, "Pause or play the picture; the service goes on (Space)");
    live.setId("back-to-live");
    live.setOnAction(_ -> wish.accept(new Intent.BackToLive()));
    tip(live, "Show what happens now (L)");
    where.setId("where");
    count.setId("event-count");
    bar.getChildren()
        .addAll(
            pause,
            button("step-back", "◀", "Step back to the previous event (←)", new Intent.StepBack()),
            button("step", "▶", "Step to the next event (→)", new Intent.Step()));
    SPEEDS.forEach((speed, label) -> bar.getChildren().add(speedButton(speed, label)));
    landmarks();
    whole.setId("view-whole");
    tip(whole, "Show the whole time since the beginning, or the last minute; scroll to zoom");
    filter.setId("filter");
    tip(filter, "Show the filters of the event list");
    bar.getChildren().addAll(whole, filter, where, live, count);
    for (Node node : bar.getChildren()) {
      if (node instanceof Region region) {
        region.setMinWidth(Region.USE_PREF_SIZE);
      }
    }
    place(Playback.START, Timeline.EMPTY);
  }

  private static Map<Double, String> speeds() {
    Map<Double, String> speeds = new LinkedHashMap<>();
    speeds.put(1.0, "1/1");
    speeds.put(0.1, "1/10");
    speeds.put(0.01, "1/100");
    speeds.put(0.001, "1/1000");
    return speeds;
  }

  private void landmarks() {
    landmark.setId("landmark");
    landmark.getItems().setAll(Landmark.values());
    landmark.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Landmark each) {
            return name(each);
          }

          @Override
          public Landmark fromString(String name) {
            return Landmark.MISS;
          }
        });
    landmark.getSelectionModel().select(Landmark.MISS);
    tip(landmark, "What the two arrows beside it jump to");
    bar.getChildren().add(jump("landmark-previous", "⇤", "Jump to the previous one ([)", false));
    bar.getChildren().add(landmark);
    bar.getChildren().add(jump("landmark-next", "⇥", "Jump to the next one (])", true));
  }

  /** What it is called on the screen. */
  static String name(Landmark landmark) {
    return switch (landmark) {
      case MISS -> "miss";
      case EVICTION -> "eviction";
      case STALE_READ -> "stale read";
      case FAULT -> "fault";
      case SETTINGS_CHANGED -> "setting";
    };
  }

  private Button jump(String id, String label, String words, boolean forward) {
    Button button = button(id, label, words, new Intent.Jump(Landmark.MISS, forward));
    button.setOnAction(_ -> wish.accept(new Intent.Jump(landmark(), forward)));
    return button;
  }

  private Button button(String id, String label, String words, Intent intent) {
    var button = new Button(label);
    button.setId(id);
    tip(button, words);
    button.setOnAction(_ -> wish.accept(intent));
    return button;
  }

  private ToggleButton speedButton(double speed, String label) {
    var button = new ToggleButton(label);
    button.setId("speed-" + label.substring(2));
    tip(button, "Draw time at " + label + " of its speed");
    button.setOnAction(_ -> {
      button.setSelected(!button.isSelected());
      wish.accept(new Intent.SetSpeed(speed));
    });
    speeds.put(speed, button);
    return button;
  }

  private static void tip(Control control, String words) {
    control.setTooltip(new Tooltip(words));
    control.setAccessibleText(words);
  }

  Node node() {
    return bar;
  }

  /** What the arrows jump to. */
  Landmark landmark() {
    return landmark.getSelectionModel().getSelectedItem();
  }

  /** What is told when the whole time is to be shown (true) or the last minute. */
  void whenWhole(Consumer<Boolean> told) {
    whole.setOnAction(_ -> told.accept(whole.isSelected()));
  }

  /** What is told when the filters are to be shown (true) or hidden. */
  void whenFilter(Consumer<Boolean> told) {
    filter.setOnAction(_ -> told.accept(filter.isSelected()));
  }

  void show(Frame frame, long now) {
    Playback playback = frame.playback();
    place(playback, frame.timeline());
    boolean early = now - countedAt < COUNT_STEP && now >= countedAt;
    if (early && playback.mode() != Playback.Mode.PAUSED) {
      return;
    }
    countedAt = now;
    set(
        count,
        clock(playback, now) + " · " + Words.count(playback.seq()) + " events · drag to travel");
  }

  /** To the millisecond where time stands still; else with as much room for one. */
  private static String clock(Playback playback, long now) {
    long at = playback.timeAt(now);
    return playback.mode() == Playback.Mode.PAUSED
        ? Words.clock(at) + String.format(Locale.ROOT, ".%03d", at / 1_000_000 % 1_000)
        : Words.clock(at) + NO_MILLIS;
  }

  private void place(Playback playback, Timeline timeline) {
    paused = playback.mode() == Playback.Mode.PAUSED;
    boolean isLive = playback.mode() == Playback.Mode.LIVE;
    if (!pause.getText().equals(paused ? "Play" : "Pause")) {
      pause.setText(paused ? "Play" : "Pause");
      pause.setAccessibleText(pause.getText() + " the picture; the service goes on");
    }
    speeds.forEach(
        (speed, button) -> button.setSelected(Math.abs(speed - playback.speed()) < speed / 10));
    boolean recorded = timeline.recording().isPresent();
    live.setVisible(!recorded);
    live.setManaged(!recorded);
    live.setDisable(isLive);
    set(where, recorded ? inRecording(timeline) : words(playback));
    String style =
        "-fx-font-weight: bold; -fx-min-width: 5em; -fx-text-fill: "
            + (isLive ? "-cs-accent;" : "-cs-miss;");
    if (!style.equals(where.getStyle())) {
      where.setStyle(style);
    }
  }

  /** How far behind it is says the {@link PastBanner}; here nothing may need more room. */
  private static String words(Playback playback) {
    return switch (playback.mode()) {
      case LIVE -> "LIVE";
      case PAUSED -> "PAUSED";
      case SLOW -> "PLAYING";
    };
  }

  private static String inRecording(Timeline timeline) {
    double read = timeline.recording().orElseThrow().read();
    return read < 1
        ? "reading, " + Words.percent(read)
        : "RECORDING of " + Words.clock(timeline.end());
  }

  private static void set(Label label, String words) {
    if (!words.equals(label.getText())) {
      label.setText(words);
    }
  }
}
