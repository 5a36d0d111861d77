package cachescope.ui;

import javafx.geometry.Pos;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Where the right column is: beside the stage, or, in presentation mode, over its lower right
 * corner, so that an explanation takes no room from what is seen from afar.
 */
record ColumnPlace(BorderPane columns, StackPane root, ScrollPane column) {
  private static final double SHARE_OF_WIDTH = 3;
  private static final double SHARE_OF_HEIGHT = 0.49;

  /** As in the style sheet, of its font size. */
  private static final double WIDTH = 27.5;

  private static final double SMALLEST = 13;

  /** The column's font size over the stage, pixels: a third of the width at most, if it can be. */
  static double font(double width) {
    return Math.max(SMALLEST, width / SHARE_OF_WIDTH / WIDTH);
  }

  void beside() {
    if (root.getChildren().remove(column)) {
      column.getStyleClass().remove("over");
      column.setStyle("");
      column.setMaxHeight(Double.MAX_VALUE);
      columns.setRight(column);
    }
  }

  /**
   * Puts it over the stage.
   *
   * @param width and {@code height} of the window, pixels
   */
  void over(double width, double height) {
    if (!root.getChildren().contains(column)) {
      columns.setRight(new VBox());
      root.getChildren().add(1, column);
      StackPane.setAlignment(column, Pos.BOTTOM_RIGHT);
      column.getStyleClass().add("over");
    }
    column.setStyle("-fx-font-size: " + Math.round(font(width)) + "px;");
    column.setMaxHeight(height * SHARE_OF_HEIGHT);
  }
}
