package cachescope.ui.policies;

import static java.nio.charset.StandardCharsets.UTF_8;

import cachescope.compare.report.SimulateReport;
import cachescope.policy.simulate.Result;
import cachescope.ui.Png;
import cachescope.ui.Texts;
import cachescope.ui.controls.Rows;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** The table and the curves, taken along as CSV, as JSON, or as a picture. */
final class TakeAlong {
  private final CurvePanel curves;
  private final Walk walk;
  private final Label told = Rows.hint("");
  private final VBox box;

  /**
   * @param picture what a picture shows
   */
  TakeAlong(CurvePanel curves, Walk walk, Supplier<Node> picture) {
    this.curves = curves;
    this.walk = walk;
    box =
        new VBox(
            Rows.heading("policies.take"),
            Rows.side(
                Rows.button("export.csv", () -> save("csv", () -> report().csv().getBytes(UTF_8))),
                Rows.button(
                    "export.json", () -> save("json", () -> report().json().getBytes(UTF_8))),
                Rows.button(
                    "export.png",
                    () -> save("png", () -> Png.of(picture.get().snapshot(params(), null))))),
            told);
    box.getStyleClass().add("section");
  }

  private static SnapshotParameters params() {
    return new SnapshotParameters();
  }

  Node node() {
    return box;
  }

  /** What is drawn: the policies that are shown, with every size, and what was measured. */
  SimulateReport report() {
    CurveWork.State state = curves.state();
    List<String> shown = walk.shown().stream().map(entry -> entry.name()).toList();
    List<Result> results =
        state.results().stream().filter(result -> shown.contains(result.policy())).toList();
    return new SimulateReport(
        state.trace(),
        results,
        shown.stream()
            .filter(state.curves()::containsKey)
            .map(name -> state.curves().get(name))
            .toList(),
        curves.measured(),
        false);
  }

  private void save(String ending, Supplier<byte[]> form) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Texts.say("policies.take"));
    chooser.setInitialFileName("policies." + ending);
    Optional.ofNullable(chooser.showSaveDialog(box.getScene().getWindow()))
        .map(File::toPath)
        .ifPresent(file -> write(file, form));
  }

  /** Writes a file and says so, or why not. */
  void write(Path file, Supplier<byte[]> form) {
    try {
      Files.write(file, form.get());
      told.setText(Texts.say("export.done", file.toString()));
    } catch (IOException e) {
      told.setText(Texts.say("export.failed", file.toString(), String.valueOf(e.getMessage())));
    }
  }
}
