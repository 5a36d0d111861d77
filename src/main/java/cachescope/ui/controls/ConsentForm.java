package cachescope.ui.controls;

import cachescope.event.Diagnosis;
import cachescope.event.Diagnosis.Setting;
import cachescope.session.Frame;
import cachescope.ui.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/**
 * The permission to change settings of somebody else's server: what would be changed, with its
 * present values, and a field into which the host's name has to be typed.
 */
final class ConsentForm {
  private final CheckBox wanted = new CheckBox();
  private final Label settings = Rows.hint("");
  private final TextField typed = new TextField();
  private final VBox details;
  private final VBox box;
  private String host = "";

  /**
   * @param ask is run when somebody wants to know what would be changed
   */
  ConsentForm(Runnable ask) {
    wanted.setId("connection.consent");
    wanted.setWrapText(true);
    settings.setId("connection.settings");
    typed.setId("connection.typedHost");
    details = new VBox(settings, Rows.named("connection.typedHost", typed));
    details.getStyleClass().add("consent");
    box = new VBox(wanted, details);
    box.getStyleClass().add("consent");
    wanted.setOnAction(event -> {
      Rows.hide(details, !wanted.isSelected());
      if (wanted.isSelected()) {
        settings.setText(Texts.say("connection.asking"));
        ask.run();
      }
    });
    Rows.hide(details, true);
  }

  Node node() {
    return box;
  }

  /** Another host: what was typed for the one before does not hold. */
  void of(Optional<String> name) {
    host = name.orElse("");
    String shown = name.orElse(Texts.say("connection.thatHost"));
    wanted.setText(Texts.say("connection.consent", shown));
    wanted.setAccessibleText(wanted.getText());
    wanted.setSelected(false);
    typed.clear();
    typed.setPromptText(host);
    Rows.hide(details, true);
  }

  /** Present values, once they are known. */
  void show(Frame frame) {
    if (wanted.isSelected()) {
      frame
          .examined()
          .filter(diagnosis -> !host.isEmpty() && diagnosis.place().contains(host))
          .ifPresent(diagnosis -> settings.setText(words(diagnosis)));
    }
  }

  private static String words(Diagnosis diagnosis) {
    List<Setting> all = diagnosis.settings();
    if (all.isEmpty()) {
      return Texts.say("connection.settingsUnknown");
    }
    String list =
        all.stream()
            .map(setting ->
                Texts.say(
                    "connection.setting",
                    setting.name(),
                    setting
                        .present()
                        .map(value -> "\"" + value + "\"")
                        .orElse(Texts.say("connection.notTold")),
                    setting.change()))
            .collect(Collectors.joining("\n"));
    return Texts.say("connection.settings", list);
  }

  /** Whether it is wanted, but another name was typed than the host's. */
  boolean mistyped() {
    return wanted.isSelected() && !typed.getText().strip().equalsIgnoreCase(host);
  }

  /** The host's name as it was typed; empty text: not allowed. */
  String consent() {
    return wanted.isSelected() ? typed.getText().strip() : "";
  }
}
