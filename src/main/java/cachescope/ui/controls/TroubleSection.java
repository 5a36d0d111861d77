package cachescope.ui.controls;

import cachescope.event.Settings;
import cachescope.session.Frame;
import cachescope.ui.ActionButton;
import cachescope.ui.Actions;
import cachescope.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Trouble that is made on purpose: what lasts as long as it is on, and what happens once. */
final class TroubleSection implements Section {
  private final List<SettingRow> lasting;
  private final ActionButton corrupt;
  private final List<ActionButton> once;
  private final Drawer drawer;
  private final VBox box;

  TroubleSection(Wishes wishes, Actions actions) {
    lasting =
        List.of(
            SettingRow.onOff(wishes, "cache-delay", "0s", "50ms"),
            SettingRow.onOff(wishes, "cache-jitter", "0s", "50ms"),
            SettingRow.onOff(wishes, "database-jitter", "0s", "500ms"),
            SettingRow.onOff(wishes, "database-failures", "0%", "20%"),
            SettingRow.onOff(wishes, "lose-messages", "0%", "100%"));
    corrupt = new ActionButton(actions, "corrupt");
    ActionButton fill = new ActionButton(actions, "fill");
    ActionButton block = new ActionButton(actions, "block");
    fill.say(Texts.say("trouble.fill"));
    block.say(Texts.say("trouble.block"));
    ActionButton crash = new ActionButton(actions, "crash");
    ActionButton lose = new ActionButton(actions, "lose");
    crash.say(Texts.say("trouble.crash"));
    lose.say(Texts.say("trouble.lose"));
    once = List.of(corrupt, fill, block, crash, lose);
    List<Node> rows = new ArrayList<>();
    lasting.forEach(row -> rows.add(row.node()));
    rows.add(explained(lose, "trouble.lose.what"));
    rows.add(explained(crash, "trouble.crash.what"));
    rows.add(explained(corrupt, "trouble.corrupt.what"));
    rows.add(explained(fill, "trouble.fill.what"));
    rows.add(explained(block, "trouble.block.what"));
    drawer = new Drawer("trouble.more", rows);
    box = Rows.section("trouble.heading", drawer.node());
  }

  private static Node explained(ActionButton button, String key) {
    VBox row = new VBox(button.node(), Rows.hint(Texts.say(key)));
    row.getStyleClass().add("row");
    return row;
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(Frame frame) {
    Settings settings = frame.settings().settings();
    lasting.forEach(row -> row.show(settings));
    corrupt.say(Texts.say("trouble.corrupt", Long.toString(Actions.lastAsked(frame))));
    once.forEach(button -> button.show(frame));
    drawer.count(lasting.stream().filter(SettingRow::isOn).count());
  }
}
