package cachescope.ui;

import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * Key strokes become actions, unless what has the focus wants them itself.
 *
 * <p>A button gives the focus back after a click, so that Space goes on to mean "pause" for whoever
 * uses the mouse.
 */
final class Keys {
  /** The style class of what the arrow keys walk about in; Enter asks why. */
  static final String WALKED = "walked";

  private final Actions actions;
  private final Predicate<KeyEvent> screen;

  /**
   * @param screen takes a stroke that means something of its own on the screen that is seen
   */
  Keys(Actions actions, Predicate<KeyEvent> screen) {
    this.actions = actions;
    this.screen = screen;
  }

  void listenTo(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(scene, event));
    scene.addEventFilter(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (scene.getFocusOwner() instanceof ButtonBase) {
            scene.getRoot().requestFocus();
          }
        });
  }

  private void pressed(Scene scene, KeyEvent event) {
    if (wants(scene.getFocusOwner(), event)) {
      return;
    }
    if (screen.test(event)) {
      event.consume();
      return;
    }
    actions
        .of(event)
        .ifPresent(action -> {
          event.consume();
          actions.run(action);
        });
  }

  private static boolean wants(Node focused, KeyEvent event) {
    boolean alone = !event.isShortcutDown() && !event.isAltDown() && !event.isMetaDown();
    boolean writes = alone && !event.getCode().isFunctionKey() && event.getCode() != KeyCode.ESCAPE;
    return switch (focused) {
      case TextInputControl text -> writes;
      case ListView<?> list ->
          alone && (event.getCode().isNavigationKey() || event.getCode() == KeyCode.ENTER);
      case ComboBoxBase<?> combo -> combo.isShowing() || isMove(event.getCode());
      case Slider slider -> isMove(event.getCode()) && event.getCode() != KeyCode.SPACE;
      case Node walked when isWalked(walked) ->
          event.getCode().isArrowKey() || event.getCode() == KeyCode.ENTER;
      case ButtonBase button -> event.getCode() == KeyCode.SPACE;
      case null, default -> false;
    };
  }

  /** Whether the arrow keys walk about in it. */
  private static boolean isWalked(Node node) {
    return node.getStyleClass().contains(WALKED);
  }

  private static boolean isMove(KeyCode code) {
    return code.isArrowKey() || code == KeyCode.SPACE;
  }
}
