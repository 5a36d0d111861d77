package cachescope.ui;

import cachescope.compare.Baseline;
import cachescope.event.RunsFigures;
import cachescope.session.Frame;
import cachescope.session.Session;
import cachescope.ui.compare.CompareScreen;
import java.time.InstantSource;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The window as a picture, drawn without a display. JavaFX must have been started. */
public final class Screenshot {
  /** Panels appear in the first round, learn their size in the second, and draw in the third. */
  private static final int ROUNDS = 3;

  private Screenshot() {}

  /** Starts JavaFX on a machine without a display, drawing in software. */
  public static void withoutDisplay() {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    Platform.startup(() -> {});
  }

  /**
   * The window of a session as it would be now.
   *
   * @param screen its name, such as {@code stage}
   * @param width and {@code height} of the picture, pixels
   * @param choices looks and text size; the first minute is shown unless it is marked as done
   * @return a PNG
   */
  public static byte[] png(Session session, String screen, int width, int height, Choices choices) {
    return FrameLoop.call(() -> {
      MainWindow window = Window.of(session, Preferences.unkept(choices.withSize(width, height)));
      window.actions().run(window.actions().named(Actions.screen(screen)));
      return picture(window);
    });
  }

  /**
   * What was measured of compared runs, as high as it needs to be.
   *
   * @param pinned shown beside them
   * @param width of the picture, pixels
   * @return a PNG
   */
  public static byte[] runs(
      RunsFigures figures, Optional<Baseline> pinned, int width, Choices choices) {
    return FrameLoop.call(() -> {
      Fonts.load();
      Theme theme = Theme.of(choices, 0);
      CompareScreen screen =
          new CompareScreen(_ -> {}, figures::spec, InstantSource.system(), pinned);
      Region results = (Region) screen.results();
      results.setPrefWidth(width);
      VBox root = new VBox(results);
      Scene scene = new Scene(root, width, choices.height());
      theme.wear(scene);
      screen.fit(new Screen.Room(width, choices.height(), theme, false));
      Frame frame = Frame.of(figures);
      for (int round = 0; round < ROUNDS; round++) {
        for (Panel panel : screen.panels()) {
          panel.theme(theme.palette(), theme.textScale(), true);
          panel.show(frame, 0);
        }
        root.applyCss();
        root.layout();
      }
      return Png.of(results.snapshot(new SnapshotParameters(), null));
    });
  }

  /**
   * A window as it is; on JavaFX's thread, once a window: a second snapshot would miss what
   * changed.
   */
  static byte[] picture(MainWindow window) {
    Scene scene = window.scene();
    window.standStill();
    for (int round = 0; round < ROUNDS; round++) {
      window.pulse();
      scene.getRoot().applyCss();
      scene.getRoot().layout();
    }
    return Png.of(scene.snapshot(null));
  }
}
