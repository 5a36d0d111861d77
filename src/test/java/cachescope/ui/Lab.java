package cachescope.ui;

import cachescope.session.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A window over a fake session, without a display. Used on JavaFX's thread. */
final class Lab {
  final FakeSession session;
  final Preferences preferences;
  final MainWindow window;

  Lab(Frame frame, Choices choices) {
    session = new FakeSession(frame);
    session.now.set(Frames.NOW);
    preferences = Preferences.unkept(choices);
    window = Window.of(session, preferences);
    settle();
  }

  /** A window after its first minute. */
  static Lab open(Frame frame) {
    return new Lab(frame, Choices.INITIAL.withFirstRunDone(true));
  }

  void serve(Frame frame) {
    session.serve(frame);
    settle();
  }

  void settle() {
    window.pulse();
    layOut();
    window.pulse();
    layOut();
  }

  private void layOut() {
    window.scene().getRoot().applyCss();
    window.scene().getRoot().layout();
  }

  /** All nodes that satisfy a condition, in the order of the scene graph. */
  List<Node> all(Predicate<Node> condition) {
    List<Node> found = new ArrayList<>();
    collect(window.scene().getRoot(), condition, found);
    return found;
  }

  private static void collect(Node node, Predicate<Node> condition, List<Node> found) {
    if (condition.test(node)) {
      found.add(node);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, condition, found));
    }
  }

  <N extends Node> N find(Class<N> type, String id) {
    return all(node -> type.isInstance(node) && id.equals(node.getId())).stream()
        .findFirst()
        .map(type::cast)
        .orElseThrow(() -> new AssertionError("there is no " + id));
  }

  /** Whether a node and all that it lies in are there. */
  static boolean isShown(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return true;
  }

  void press(KeyCode code) {
    press(code, false, false);
  }

  void press(KeyCode code, boolean control, boolean shift) {
    Node focused = window.scene().getFocusOwner();
    Node target = focused == null ? window.scene().getRoot() : focused;
    Event.fireEvent(
        target,
        new KeyEvent(KeyEvent.KEY_PRESSED, "", code.getName(), code, shift, control, false, false));
  }
}
