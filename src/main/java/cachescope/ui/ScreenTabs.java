package cachescope.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The tabs of the screens; without room for them, a menu. */
final class ScreenTabs {
  private final Screens screens;
  private final List<RadioButton> tabs = new ArrayList<>();
  private final MenuButton menu = new MenuButton();
  private final HBox box = new HBox();

  ScreenTabs(Screens screens, Actions actions) {
    this.screens = screens;
    ToggleGroup group = new ToggleGroup();
    for (String id : screens.ids()) {
      Action action = actions.named(Actions.screen(id));
      RadioButton tab = new RadioButton(Texts.say("screen." + id));
      tab.setId("tab." + id);
      tab.setToggleGroup(group);
      tab.getStyleClass().setAll("tab");
      tab.setAccessibleRole(AccessibleRole.TAB_ITEM);
      tab.setMinWidth(Region.USE_PREF_SIZE);
      tab.setTooltip(new Tooltip(action.tip()));
      tab.setOnAction(event -> actions.run(action));
      tabs.add(tab);
      MenuItem item = new MenuItem(tab.getText());
      item.setOnAction(event -> actions.run(action));
      menu.getItems().add(item);
    }
    menu.setMinWidth(Region.USE_PREF_SIZE);
    menu.setId("tabs.menu");
    menu.setAccessibleText(Texts.say("top.screens"));
    box.getChildren().addAll(tabs);
    box.getChildren().add(menu);
    box.getStyleClass().add("tabs");
  }

  /** How many there are. */
  int count() {
    return tabs.size();
  }

  Node node() {
    return box;
  }

  /**
   * @param roomy whether there is room for all of them side by side
   */
  void show(boolean roomy) {
    for (int i = 0; i < tabs.size(); i++) {
      RadioButton tab = tabs.get(i);
      tab.setSelected(Objects.equals(screens.ids().get(i), screens.here()));
      present(tab, roomy);
    }
    menu.setText(Texts.say("screen." + screens.here()));
    present(menu, !roomy && tabs.size() > 1);
  }

  private static void present(Node node, boolean there) {
    node.setVisible(there);
    node.setManaged(there);
  }
}
