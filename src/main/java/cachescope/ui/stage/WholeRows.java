package cachescope.ui.stage;

import javafx.scene.control.ListView;
import javafx.scene.layout.Region;

/** A list as high as its place allows without cutting a row. */
final class WholeRows extends Region {
  private final ListView<?> list;

  WholeRows(ListView<?> list) {
    this.list = list;
    getChildren().add(list);
  }

  @Override
  protected double computeMinHeight(double width) {
    return list.minHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    return list.prefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double row = list.getFixedCellSize();
    double frame = list.snappedTopInset() + list.snappedBottomInset();
    double rows = Math.max(1, Math.floor((getHeight() - frame) / row));
    list.resizeRelocate(0, 0, getWidth(), Math.min(getHeight(), rows * row + frame));
  }
}
