package cachescope.ui;

import cachescope.session.Session;
import javafx.application.Platform;
import javafx.scene.Scene;

/** The window as a picture, drawn without a display. JavaFX must have been started. */
public final class Screenshot {
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
   * @param width and {@code height} of the picture, pixels
   * @param choices looks and text size; the first minute is shown unless it is marked as done
   * @return a PNG
   */
  public static byte[] png(Session session, int width, int height, Choices choices) {
    return FrameLoop.call(() -> {
      Fonts.load();
      MainWindow window = Window.of(session, Preferences.unkept(choices.withSize(width, height)));
      return picture(window);
    });
  }

  /** A window as it is; on JavaFX's thread. */
  static byte[] picture(MainWindow window) {
    Scene scene = window.scene();
    window.pulse();
    scene.snapshot(null); // lays out: charts learn their size
    window.pulse();
    return Png.of(scene.snapshot(null));
  }
}
