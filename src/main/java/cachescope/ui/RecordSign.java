package cachescope.ui;

import cachescope.recording.RecordingState;
import java.util.Locale;
import javafx.scene.Node;

/** The button that records: a red dot, and while it does, for how long and how much. */
final class RecordSign {
  private static final String ON = "recording";
  private static final long NANOS = 1_000_000_000L;

  private final ActionButton button;
  private final Node node;
  private String said = "none yet";

  RecordSign(Actions actions) {
    button = new ActionButton(actions, "record");
    button.icon("fth-circle");
    node = button.node();
    node.getStyleClass().add("record");
    say("");
  }

  Node node() {
    return node;
  }

  /**
   * @param now session nanoseconds
   * @param words whether there is room for more than the time
   */
  void show(RecordingState recording, long now, boolean words) {
    if (recording.on() != node.getStyleClass().contains(ON)) {
      if (recording.on()) {
        node.getStyleClass().add(ON);
      } else {
        node.getStyleClass().remove(ON);
      }
    }
    say(recording.on() ? running(recording, now, words) : words ? Texts.say("record.off") : "");
  }

  private static String running(RecordingState recording, long now, boolean words) {
    long seconds = Math.max(0, now - recording.since()) / NANOS;
    String time = String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    return words
        ? Texts.say("record.on", time, Words.bytes(recording.bytes()))
        : Texts.say("record.on.short", time);
  }

  private void say(String words) {
    if (!words.equals(said)) {
      said = words;
      button.say(words);
    }
  }
}
