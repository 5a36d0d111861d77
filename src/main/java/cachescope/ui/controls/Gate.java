package cachescope.ui.controls;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * A control that can say why it cannot be used now: to the pointer, and to a screen reader.
 *
 * <p>A disabled control takes no pointer, so the words hang on a box around it.
 */
final class Gate {
  private final Node control;
  private final HBox box;
  private final Tooltip reason = new Tooltip();
  private String shown = "";

  Gate(Node control) {
    this.control = control;
    this.box = new HBox(control);
    HBox.setHgrow(control, Priority.ALWAYS);
    reason.setWrapText(true);
    reason.setMaxWidth(340);
  }

  Node node() {
    return box;
  }

  /**
   * @param whyNot a sentence; empty: it can be used
   */
  void allow(Optional<String> whyNot) {
    String words = whyNot.orElse("");
    control.setDisable(whyNot.isPresent());
    if (words.equals(shown)) {
      return;
    }
    shown = words;
    reason.setText(words);
    box.setAccessibleHelp(words);
    control.setAccessibleHelp(words);
    if (whyNot.isPresent()) {
      Tooltip.install(box, reason);
    } else {
      Tooltip.uninstall(box, reason);
    }
  }
}
