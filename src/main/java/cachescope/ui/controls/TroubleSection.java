package cachescope.ui.controls;

import cachescope.event.Settings;
import cachescope.session.Frame;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Trouble that is made on purpose: what lasts as long as it is on, and what happens once. */
final class TroubleSection implements Section {
  private final List<SettingRow> lasting;
  private final Drawer drawer;
  private final VBox box;

  TroubleSection(Wishes wishes) {
    lasting =
        List.of(
            SettingRow.onOff(wishes, "cache-delay", "0s", "50ms"),
            SettingRow.onOff(wishes, "cache-jitter", "0s", "50ms"),
            SettingRow.onOff(wishes, "database-jitter", "0s", "500ms"),
            SettingRow.onOff(wishes, "database-failures", "0%", "20%"),
            SettingRow.onOff(wishes, "lose-messages", "0%", "100%"));
    List<Node> rows = new ArrayList<>();
    lasting.forEach(row -> rows.add(row.node()));
    drawer = new Drawer("trouble.more", rows);
    box = Rows.section("trouble.heading", drawer.node());
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(Frame frame) {
    Settings settings = frame.settings().settings();
    lasting.forEach(row -> row.show(settings));
    drawer.count(lasting.stream().filter(SettingRow::isOn).count());
  }
}
