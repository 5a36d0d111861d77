package cachescope.ui;

import cachescope.session.Session;
import javafx.application.Platform;
import javafx.scene.Scene;

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
