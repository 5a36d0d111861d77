package cachescope.ui;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What lies over the window for a while: a card in the middle, one at a time. Esc, or a click
 * beside it, closes it.
 */
final class Sheet {
  private final Label title = new Label();
  private final StackPane content = new StackPane();
  private final StackPane veil;

  Sheet() {
    title.getStyleClass().add("sheet-title");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button close = new Button();
    close.setGraphic(new FontIcon("fth-x"));
    close.setId("sheet.close");
    close.setAccessibleText(Texts.say("sheet.close"));
    close.getStyleClass().addAll("icon-button", "flat");
    close.setOnAction(event -> close());
    HBox head = new HBox(title, gap, close);
    head.getStyleClass().add("sheet-head");
    VBox card = new VBox(head, content);
    VBox.setVgrow(content, Priority.ALWAYS);
    card.getStyleClass().addAll("card", "sheet");
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    veil = new StackPane(card);
    veil.getStyleClass().add("veil");
    veil.setOnMousePressed(event -> {
      if (veil.equals(event.getTarget())) {
        close();
      }
    });
    close();
  }

  Node node() {
    return veil;
  }

  boolean isOpen() {
    return veil.isVisible();
  }

  /** Shows something, in place of what is shown; {@code first} of it gets the focus. */
  void open(String heading, Node what, Node first) {
    title.setText(heading);
    content.getChildren().setAll(what);
    veil.setVisible(true);
    veil.setManaged(true);
    first.requestFocus();
  }

  void close() {
    veil.setVisible(false);
    veil.setManaged(false);
    content.getChildren().clear();
  }
}
