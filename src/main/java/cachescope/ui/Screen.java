package cachescope.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/** One of the window's screens: all below the top bar. Used on the JavaFX thread only. */
public interface Screen {
  /** What is put into the window; always the same node. */
  Node node();

  /** What shows frames on it; does so only while the screen is the one that is seen. */
  List<Panel> panels();

  /**
   * Fits itself to the window; called whenever something of it changed, and before it is first
   * seen.
   */
  default void fit(Room room) {}

  /** Leaves what is open on it; false: nothing was. */
  default boolean leave() {
    return false;
  }

  /**
   * A key stroke that is meant for what is seen before it means anything else.
   *
   * @return whether it meant something here
   */
  default boolean pressed(KeyEvent stroke) {
    return false;
  }

  /**
   * What a screen has to fit into.
   *
   * @param width and {@code height} of the window, pixels
   * @param theme its looks
   * @param presentation whether it is shown to a hall: bars are away, all is large
   */
  record Room(double width, double height, Theme theme, boolean presentation) {}
}
