package cachescope.ui;

import cachescope.session.Session;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The window on a screen. */
public final class Window {
  private static final String DATABASE = "H2";

  private Window() {}

  /**
   * Starts JavaFX and opens the window of a session; returns at once.
   *
   * @param onClose is run once, when the window was closed
   */
  public static void open(Session session, Preferences preferences, Runnable onClose) {
    Platform.startup(() -> show(session, preferences, onClose));
  }

  /** Opens one more window, of another session; on JavaFX's thread. */
  static void another(Session session, Preferences preferences, Runnable onClose) {
    show(session, preferences, onClose);
  }

  private static void show(Session session, Preferences preferences, Runnable onClose) {
    MainWindow window = of(session, preferences);
    Stage stage = new Stage();
    stage.setTitle(Texts.say("app.title"));
    stage.setScene(window.scene());
    stage.setMinWidth(800);
    stage.setMinHeight(560);
    stage.setWidth(Math.min(preferences.choices().width(), room().getWidth()));
    stage.setHeight(Math.min(preferences.choices().height(), room().getHeight()));
    stage.setFullScreenExitHint("");
    stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
    window.whenPresenting(stage::setFullScreen);
    stage.setOnHidden(event -> {
      window.stop();
      if (!stage.isFullScreen() && !stage.isMaximized()) {
        preferences.change(c -> c.withSize(stage.getWidth(), stage.getHeight()));
      }
      onClose.run();
    });
    stage.show();
    window.start();
  }

  private static Rectangle2D room() {
    return Screen.getPrimary().getVisualBounds();
  }

  /** The window of a session with all its panels, on no screen yet; on JavaFX's thread. */
  public static MainWindow of(Session session, Preferences preferences) {
    Fonts.load();
    return new MainWindow(session, preferences, DATABASE);
  }
}
