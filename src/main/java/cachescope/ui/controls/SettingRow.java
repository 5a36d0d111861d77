package cachescope.ui.controls;

import cachescope.event.Intent;
import cachescope.event.NamedSetting;
import cachescope.event.NamedSettings;
import cachescope.event.Settings;
import cachescope.ui.Texts;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A setting by its name: a switch, where it can be off; how much, where it is more than on; and a
 * sentence that says what it does.
 */
final class SettingRow {
  private static final String SWITCH = "on or off";

  private final Wishes wishes;
  private final NamedSetting setting;
  private final String off;
  private final String whenOn;
  private final String name;
  private final CheckBox on = new CheckBox();
  private final TextField field = new TextField();
  private final Label complaint = Rows.hint("");
  private final VBox box = new VBox();
  private final Gate gate;
  private Settings inForce = Settings.CLASSIC;

  private SettingRow(Wishes wishes, String id, String off, String whenOn) {
    this.wishes = wishes;
    this.off = off;
    this.whenOn = whenOn;
    setting = NamedSettings.named(id).orElseThrow();
    name = Texts.say("setting." + id);
    Label title = new Label(name);
    title.getStyleClass().add("row-name");
    title.setWrapText(true);
    on.setId("setting." + id);
    on.getStyleClass().add("switch");
    on.setOnAction(event -> flip());
    field.setId("setting." + id + ".field");
    field.getStyleClass().add("row-value");
    field.setAccessibleText(Texts.say("row.value", name));
    field.setOnAction(event -> typed());
    field
        .focusedProperty()
        .addListener((value, was, is) -> {
          if (!is) {
            Rows.hide(complaint, true);
            write();
          }
        });
    complaint.getStyleClass().add("complaint");
    Rows.hide(complaint, true);
    Rows.hide(on, !canBeOff());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(title, gap, field, on);
    line.getStyleClass().addAll("row-line", "setting-line");
    box.getChildren().addAll(line, complaint);
    String what = "setting." + id + ".what";
    if (Texts.knows(what)) {
      box.getChildren().add(Rows.hint(Texts.say(what)));
    }
    box.getStyleClass().add("row");
    gate = new Gate(box);
  }

  /** One that is always so much. */
  static SettingRow amount(Wishes wishes, String id) {
    return new SettingRow(wishes, id, "", "");
  }

  /**
   * One that can be off.
   *
   * @param off and {@code whenOn}: what is set by the switch, as it would be written in a file
   */
  static SettingRow onOff(Wishes wishes, String id, String off, String whenOn) {
    return new SettingRow(wishes, id, off, whenOn);
  }

  /** One that is on or off and nothing else. */
  static SettingRow onOff(Wishes wishes, String id) {
    return new SettingRow(wishes, id, "off", "on");
  }

  Node node() {
    return gate.node();
  }

  /** Why it cannot be used now; empty: it can. */
  void allow(Optional<String> whyNot) {
    gate.allow(whyNot);
  }

  private boolean canBeOff() {
    return !off.isEmpty();
  }

  /** Whether it is anything else than off. */
  boolean isOn() {
    return canBeOff()
        && !setting.shown().apply(inForce).equals(setting.shown().apply(setting.set(inForce, off)));
  }

  void show(Settings now) {
    inForce = now;
    boolean is = isOn();
    on.setSelected(is);
    on.setAccessibleText(name + ", " + (is ? "on" : "off"));
    Rows.hide(field, (canBeOff() && !is) || setting.form().equals(SWITCH));
    if (!field.isFocused()) {
      write();
    }
  }

  private void write() {
    String text = setting.shown().apply(inForce);
    field.setText(text);
    field.setPrefColumnCount(Math.max(3, text.length()));
  }

  /** The switch may not change by itself: it shows what is in force. */
  private void flip() {
    boolean wanted = on.isSelected();
    on.setSelected(!wanted);
    wishes.wish(new Intent.ChangeSettings(setting.set(inForce, wanted ? whenOn : off)));
  }

  private void typed() {
    try {
      Settings next = setting.set(inForce, plain(field.getText()));
      Rows.hide(complaint, true);
      wishes.wish(new Intent.ChangeSettings(next));
    } catch (IllegalArgumentException e) {
      complaint.setText(Texts.say("setting.form", name, setting.form()));
      Rows.hide(complaint, false);
    }
  }

  /** As files write it: the window's own way of writing is understood too. */
  private static String plain(String text) {
    return text.replaceAll("[\\u00A0\\u2009\\u202F]", "").replace("min", "m").strip();
  }
}
