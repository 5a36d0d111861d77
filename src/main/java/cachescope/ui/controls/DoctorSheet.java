package cachescope.ui.controls;

import cachescope.event.Diagnosis;
import cachescope.event.Diagnosis.Finding;
import cachescope.event.Diagnosis.Grade;
import cachescope.session.Frame;
import cachescope.ui.Panel;
import cachescope.ui.Texts;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What the doctor found: each finding with a sign, a word and a colour, what is off because of it,
 * and the line that mends it, to be copied.
 */
public final class DoctorSheet implements Panel {
  private final Label heading = Rows.hint("");
  private final VBox list = new VBox();
  private final VBox box = new VBox(heading, list);
  private final ScrollPane scroll = new ScrollPane(box);
  private Optional<Diagnosis> shown = Optional.empty();
  private Optional<Diagnosis> before = Optional.empty();

  public DoctorSheet() {
    heading.setId("doctor.heading");
    list.getStyleClass().add("findings");
    box.getStyleClass().addAll("section", "doctor");
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("sheet-scroll");
    scroll.setId("doctor");
    heading.setText(Texts.say("doctor.none"));
  }

  @Override
  public Node node() {
    return scroll;
  }

  @Override
  public boolean moves() {
    return false;
  }

  /** An examination was asked for: what is there now is not its answer. */
  public void begin(Frame frame) {
    before = frame.examined();
    shown = Optional.empty();
    list.getChildren().clear();
    heading.setText(Texts.say("doctor.examining"));
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // two examinations may find the very same
  public void show(Frame frame, long now) {
    Optional<Diagnosis> newest = frame.examined();
    if (newest.isEmpty() || newest.get() == before.orElse(null)) {
      return;
    }
    if (newest.get() != shown.orElse(null)) {
      shown = newest;
      tell(newest.get());
    }
  }

  private void tell(Diagnosis diagnosis) {
    heading.setText(
        Texts.say(
            "doctor." + diagnosis.worst().name().toLowerCase(Locale.ROOT),
            diagnosis.place(),
            Long.toString(diagnosis.millis())));
    list.getChildren().clear();
    for (Finding finding : diagnosis.findings()) {
      list.getChildren().add(row(finding));
    }
  }

  private static Node row(Finding finding) {
    String grade = finding.grade().name().toLowerCase(Locale.ROOT);
    FontIcon icon = new FontIcon(sign(finding.grade()));
    Label word = new Label(Texts.say("doctor.grade." + grade));
    word.setGraphic(icon);
    word.getStyleClass().add("grade");
    Label topic =
        new Label(Texts.say("doctor.topic." + finding.topic().name().toLowerCase(Locale.ROOT)));
    topic.getStyleClass().add("topic");
    VBox words = new VBox(sentence(finding.found(), "found"));
    if (!finding.off().isEmpty()) {
      words.getChildren().add(sentence(Texts.say("doctor.off", finding.off()), "hint"));
    }
    if (!finding.mend().isEmpty()) {
      words.getChildren().add(mend(finding));
    }
    words.getStyleClass().add("words");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(word, topic, words);
    row.getStyleClass().addAll("finding", "grade-" + grade);
    return row;
  }

  private static Node mend(Finding finding) {
    Label line = sentence(finding.mend(), "mono");
    line.setAccessibleText(Texts.say("doctor.mend", finding.mend()));
    HBox.setHgrow(line, Priority.ALWAYS);
    Button copy = new Button();
    copy.setGraphic(new FontIcon("fth-copy"));
    copy.setAccessibleText(Texts.say("doctor.copy", finding.mend()));
    copy.setMinWidth(Region.USE_PREF_SIZE);
    copy.getStyleClass().addAll("icon-button", "flat");
    copy.setOnAction(event -> {
      ClipboardContent content = new ClipboardContent();
      content.putString(finding.mend());
      Clipboard.getSystemClipboard().setContent(content);
      copy.setGraphic(new FontIcon("fth-check"));
    });
    HBox row = new HBox(line, copy);
    row.getStyleClass().add("mend");
    return row;
  }

  private static Label sentence(String words, String look) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    label.getStyleClass().add(look);
    return label;
  }

  private static String sign(Grade grade) {
    return switch (grade) {
      case FINE -> "fth-check-circle";
      case LIMITED -> "fth-minus-circle";
      case UNSAFE -> "fth-alert-triangle";
      case BROKEN -> "fth-x-octagon";
    };
  }
}
