package cachescope.ui;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** Scroll panes for what moves: only what changed in them is drawn again. */
public final class Scroll {
  private Scroll() {}

  /**
   * A pane as wide as its place. JavaFX's own keeps all that can be seen in one picture, and draws
   * that picture anew when a single pixel changed.
   */
  public static ScrollPane of(Node content) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll
        .skinProperty()
        .addListener((skin, was, is) -> {
          for (Node viewport : scroll.lookupAll(".viewport")) {
            viewport.setCache(false);
          }
        });
    return scroll;
  }
}
