package cachescope.ui;

import cachescope.session.Frame;
import javafx.scene.Node;

/** A part of the window that shows frames. Used on the JavaFX thread only. */
public interface Panel {
  /** What is put into the window; always the same node. */
  Node node();

  /**
   * Shows a frame.
   *
   * @param now session nanoseconds, the same for all panels of a pulse
   */
  void show(Frame frame, long now);

  /**
   * Changes its looks; the next {@link #show} draws with them.
   *
   * @param textScale 1 is the size meant for a desk, 0.8 to 4
   * @param reducedMotion nothing may move that could stand
   */
  default void theme(Palette palette, double textScale, boolean reducedMotion) {}

  /** Whether it moves by itself, so that it is shown at every pulse and not only new frames. */
  default boolean moves() {
    return true;
  }
}
