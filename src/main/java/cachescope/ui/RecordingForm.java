package cachescope.ui;

import cachescope.recording.RecordedLog;
import cachescope.session.Replay;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** Opens a recording in a window of its own; the session here goes on. */
final class RecordingForm {
  private final Preferences preferences;
  private final TextField path = new TextField();
  private final Label told = new Label();
  private final Button open = new Button(Texts.say("open.open"));
  private final VBox box;

  RecordingForm(Preferences preferences) {
    this.preferences = preferences;
    path.setId("open.path");
    path.setPromptText(Texts.say("open.prompt"));
    path.setAccessibleText(Texts.say("open.prompt"));
    path.setPrefColumnCount(36);
    path.setOnAction(event -> open());
    HBox.setHgrow(path, Priority.ALWAYS);
    open.setId("open.open");
    open.setOnAction(event -> open());
    Button choose = new Button(Texts.say("open.choose"));
    choose.setId("open.choose");
    choose.setOnAction(event -> choose());
    told.setId("open.told");
    told.setWrapText(true);
    told.setMinHeight(Region.USE_PREF_SIZE);
    HBox line = new HBox(path, choose, open);
    line.getStyleClass().add("button-line");
    box = new VBox(line, told);
    box.getStyleClass().addAll("section", "what-if");
  }

  Node node() {
    return box;
  }

  /** Where the path is typed. */
  Node first() {
    return path;
  }

  private void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Texts.say("open.title"));
    Optional.ofNullable(chooser.showOpenDialog(box.getScene().getWindow()))
        .map(File::getPath)
        .ifPresent(chosen -> {
          path.setText(chosen);
          open();
        });
  }

  private void open() {
    String typed = path.getText().strip();
    if (typed.isEmpty()) {
      tell(Texts.say("open.nothing"));
      return;
    }
    open.setDisable(true);
    tell(Texts.say("open.reading"));
    Thread.ofVirtual().name("open").start(() -> read(typed));
  }

  private void read(String typed) {
    try {
      Path file = Path.of(typed);
      RecordedLog log = RecordedLog.open(file);
      FrameLoop.later(() -> show(log, String.valueOf(file.getFileName())));
    } catch (InvalidPathException e) {
      refused(Texts.say("open.noPath", typed));
    } catch (IOException e) {
      refused(String.valueOf(e.getMessage()));
    }
  }

  private void refused(String sentence) {
    FrameLoop.later(() -> {
      open.setDisable(false);
      tell(sentence);
    });
  }

  private void show(RecordedLog log, String title) {
    open.setDisable(false);
    tell(log.note().isEmpty() ? Texts.say("open.opened", title) : log.note());
    Replay session = new Replay(log, title);
    session.start();
    Choices looks = preferences.choices().withFirstRunDone(true);
    Window.another(session, Preferences.unkept(looks), () -> close(session, log));
  }

  private static void close(Replay session, RecordedLog log) {
    session.close();
    try {
      log.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void tell(String sentence) {
    told.setText(sentence);
  }
}
