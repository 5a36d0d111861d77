package cachescope.ui.compare;

import cachescope.ui.Palette;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/**
 * The colours of compared configurations: told apart by eye, and none of those that mean a hit, a
 * miss or an exit. Each line is labelled as well.
 */
public final class RunColours {
  /** How many different ones there are. */
  public static final int MANY = 8;

  private static final List<String> DARK =
      List.of(
          "#C7CFDD", "#7C9EFF", "#E8D26A", "#B79CF2", "#6FD3D0", "#F29BB8", "#A9C97A", "#D9A47A");
  private static final List<String> LIGHT =
      List.of(
          "#3B4456", "#2F5BD7", "#8A7400", "#6B3FB5", "#0C7A78", "#B03A68", "#4E7A14", "#8C4F1E");
  private static final double SIDE = 11;

  private RunColours() {}

  /** The colour of a number, dark or light by the theme. */
  public static Color of(int index, Palette palette) {
    List<String> all = palette.dark() ? DARK : LIGHT;
    return Color.web(all.get(index % all.size()));
  }

  static Node square(Color colour) {
    Rectangle square = new Rectangle(SIDE, SIDE, colour);
    square.setArcWidth(3);
    square.setArcHeight(3);
    return square;
  }
}
