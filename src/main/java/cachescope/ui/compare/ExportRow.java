package cachescope.ui.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import cachescope.compare.report.RunsCsv;
import cachescope.compare.report.RunsHtml;
import cachescope.compare.report.RunsJson;
import cachescope.event.RunsFigures;
import cachescope.session.Frame;
import cachescope.ui.Panel;
import cachescope.ui.Png;
import cachescope.ui.Texts;
import cachescope.ui.controls.Rows;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** What was measured, taken along: as a table, as data, as a page, as a picture. */
final class ExportRow implements Panel {
  private static final String PROGRAM = "CacheScope, the window";

  private final Supplier<Node> picture;
  private final Label told = Rows.hint("");
  private final VBox box;
  private Optional<RunsFigures> figures = Optional.empty();

  /**
   * @param picture what a picture shows
   */
  ExportRow(Supplier<Node> picture, Pin pin) {
    this.picture = picture;
    box =
        new VBox(
            Rows.side(
                Rows.button("export.csv", () -> save("csv", f -> bytes(RunsCsv.of(f)))),
                Rows.button(
                    "export.json",
                    () -> save("json", f -> bytes(RunsJson.of(f, pin.pinned(), PROGRAM)))),
                Rows.button(
                    "export.html",
                    () -> save("html", f -> bytes(RunsHtml.of(f, pin.pinned(), PROGRAM)))),
                Rows.button("export.png", () -> save("png", _ -> png()))),
            told);
    box.getStyleClass().add("row");
    Rows.hide(box, true);
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(Frame frame, long now) {
    figures = frame.runs().filter(LineupPanel::done);
    if (box.isVisible() != figures.isPresent()) {
      Rows.hide(box, figures.isEmpty());
    }
  }

  @Override
  public boolean moves() {
    return false;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private byte[] png() {
    return Png.of(picture.get().snapshot(new SnapshotParameters(), null));
  }

  private void save(String ending, Function<RunsFigures, byte[]> form) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Texts.say("export.title"));
    chooser.setInitialFileName("comparison." + ending);
    Optional.ofNullable(chooser.showSaveDialog(box.getScene().getWindow()))
        .map(File::toPath)
        .ifPresent(file -> write(file, form));
  }

  private void write(Path file, Function<RunsFigures, byte[]> form) {
    figures.ifPresent(measured -> {
      try {
        Files.write(file, form.apply(measured));
        told.setText(Texts.say("export.done", file.toString()));
      } catch (IOException e) {
        told.setText(Texts.say("export.failed", file.toString(), String.valueOf(e.getMessage())));
      }
    });
  }
}
