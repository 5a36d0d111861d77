package cachescope.ui.compare;

import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Two pictures beside each other where there is room for both, else one above the other. */
final class Beside extends Pane {
  private static final double LEAST = 470;
  private static final double GAP = 18;

  private final Node left;
  private final Node right;
  private double scale = 1;

  Beside(Node left, Node right) {
    super(left, right);
    this.left = left;
    this.right = right;
    setMinWidth(0);
  }

  void scale(double textScale) {
    scale = textScale;
    requestLayout();
  }

  private boolean wide(double width) {
    return width >= (2 * LEAST) * scale + GAP;
  }

  @Override
  protected double computePrefWidth(double height) {
    return LEAST * scale;
  }

  @Override
  protected double computePrefHeight(double width) {
    double w = width < 0 ? getWidth() : width;
    double l = left.isManaged() ? left.prefHeight(w) : 0;
    double r = right.isManaged() ? right.prefHeight(w) : 0;
    return wide(w) ? Math.max(l, r) : l + (l > 0 && r > 0 ? GAP : 0) + r;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  public javafx.geometry.Orientation getContentBias() {
    return javafx.geometry.Orientation.HORIZONTAL;
  }

  @Override
  protected void layoutChildren() {
    double w = getWidth();
    double l = left.prefHeight(w);
    double r = right.prefHeight(w);
    if (wide(w)) {
      double half = (w - GAP) / 2;
      left.resizeRelocate(0, 0, half, l);
      right.resizeRelocate(half + GAP, 0, half, r);
    } else {
      left.resizeRelocate(0, 0, w, l);
      right.resizeRelocate(0, l + GAP, w, r);
    }
  }
}
