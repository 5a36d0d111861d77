package cachescope.ui;

import cachescope.event.LoggedEvent;
import cachescope.event.SessionEvent.Noticed;
import cachescope.session.Frame;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A strip with the newest thing that a person should read.
 *
 * <p>It goes when it is dismissed; good news goes by itself after {@link #LASTS}.
 */
final class NoticeBar implements Panel {
  /** Nanoseconds that a notice without trouble stays. */
  private static final long LASTS = 8_000_000_000L;

  private final Label sentence = new Label();
  private final FontIcon icon = new FontIcon("fth-info");
  private final HBox bar;
  private long shown;
  private long until = Long.MAX_VALUE;
  private String told = "";

  NoticeBar() {
    sentence.setWrapText(true);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    sentence.setMaxWidth(Double.MAX_VALUE);
    sentence.setGraphic(icon);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    Button dismiss = new Button();
    dismiss.setGraphic(new FontIcon("fth-x"));
    dismiss.setId("notice.dismiss");
    dismiss.setAccessibleText(Texts.say("notice.dismiss"));
    dismiss.getStyleClass().addAll("icon-button", "flat");
    dismiss.setOnAction(event -> open(false));
    bar = new HBox(sentence, dismiss);
    bar.getStyleClass().add("notice");
    open(false);
  }

  @Override
  public Node node() {
    return bar;
  }

  @Override
  public void show(Frame frame, long now) {
    if (!told.isEmpty()) {
      write(told, true, now);
      told = "";
    }
    frame
        .notice()
        .filter(event -> event.seq() > shown)
        .ifPresent(event -> {
          shown = event.seq();
          say(event, now);
        });
    if (now > until) {
      open(false);
    }
  }

  /** Tells something that the window itself has to say. */
  void tell(String words) {
    told = words;
  }

  private void say(LoggedEvent event, long now) {
    if (event.event() instanceof Noticed(boolean trouble, String words)) {
      write(words, trouble, now);
    }
  }

  private void write(String words, boolean trouble, long now) {
    sentence.setText(words);
    bar.setAccessibleText(words);
    bar.getStyleClass().remove("notice-trouble");
    if (trouble) {
      bar.getStyleClass().add("notice-trouble");
    }
    icon.setIconLiteral(trouble ? "fth-alert-triangle" : "fth-info");
    until = trouble ? Long.MAX_VALUE : now + LASTS;
    open(true);
  }

  private void open(boolean open) {
    bar.setVisible(open);
    bar.setManaged(open);
    if (!open) {
      until = Long.MAX_VALUE;
    }
  }
}
