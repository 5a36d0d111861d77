package cachescope.ui;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** Scroll panes for what moves: only what changed in them is drawn again. */
public final class Scroll {
  /** Room under what is revealed, pixels. */
  private static final double FOOT = 12;

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

  /** A pane as high as what it holds, which scrolls sideways where that is too wide. */
  public static ScrollPane wide(Node content) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFitToHeight(true);
    scroll.setMinWidth(0);
    scroll.setMinHeight(Region.USE_PREF_SIZE);
    scroll.getStyleClass().add("wide-scroll");
    return scroll;
  }

  /** Scrolls until the foot of something in such a pane can be seen; at once. */
  public static void reveal(Node what) {
    Node above = what;
    while (above.getParent() != null && !(above instanceof ScrollPane)) {
      above = above.getParent();
    }
    if (!(above instanceof ScrollPane scroll)) {
      return;
    }
    scroll.applyCss();
    scroll.layout();
    Node content = scroll.getContent();
    double shown = scroll.getViewportBounds().getHeight();
    double hidden = content.getLayoutBounds().getHeight() - shown;
    var at = content.sceneToLocal(what.localToScene(what.getLayoutBounds()));
    if (hidden <= 0) {
      return;
    }
    double top = scroll.getVvalue() * hidden;
    double wanted = Math.min(at.getMinY(), Math.max(top, at.getMaxY() + FOOT - shown));
    scroll.setVvalue(Math.clamp(wanted / hidden, 0, 1));
  }
}
