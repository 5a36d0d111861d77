package cachescope.ui.controls;

import cachescope.event.Settings;
import cachescope.session.Frame;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** What protects cache and database from the classic failures: two on the Stage, the rest below. */
final class ProtectionSection implements Section {
  private final SettingRow singleFlight;
  private final SettingRow breaker;
  private final List<SettingRow> more;
  private final Drawer drawer;
  private final VBox box;

  ProtectionSection(Wishes wishes) {
    singleFlight = SettingRow.onOff(wishes, "single-flight");
    breaker = SettingRow.onOff(wishes, "breaker");
    more =
        List.of(
            SettingRow.onOff(wishes, "lock", "off", "5s"),
            SettingRow.onOff(wishes, "xfetch", "off", "1"),
            SettingRow.onOff(wishes, "ttl-jitter", "0%", "20%"),
            SettingRow.onOff(wishes, "negative-ttl", "off", "10s"),
            SettingRow.onOff(wishes, "bloom-filter"),
            SettingRow.onOff(wishes, "lease", "off", "5s"),
            SettingRow.onOff(wishes, "versioned-set"),
            SettingRow.onOff(wishes, "second-delete", "off", "500ms"),
            SettingRow.onOff(wishes, "bulkhead", "off", "5"),
            SettingRow.onOff(wishes, "misses-per-second", "off", "10"));
    drawer = new Drawer("protection.more", more.stream().map(SettingRow::node).toList());
    box = Rows.section("protection.heading", singleFlight.node(), breaker.node(), drawer.node());
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(Frame frame) {
    Settings settings = frame.settings().settings();
    singleFlight.show(settings);
    breaker.show(settings);
    more.forEach(row -> row.show(settings));
    drawer.count(more.stream().filter(SettingRow::isOn).count());
  }
}
