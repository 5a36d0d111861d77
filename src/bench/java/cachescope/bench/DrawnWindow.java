package cachescope.bench;

import cachescope.session.Session;
import cachescope.ui.Choices;
import cachescope.ui.FrameLoop;
import cachescope.ui.MainWindow;
import cachescope.ui.Preferences;
import cachescope.ui.Window;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/** The real window, 1280×800, drawn in software onto a screen that is nothing but memory. */
final class DrawnWindow {
  static final int WIDTH = 1_280;
  static final int HEIGHT = 800;

  private final MainWindow window;
  private final Stage stage = new Stage(StageStyle.UNDECORATED);
  private final Robot robot = new Robot();
  private final WritableImage image = new WritableImage(WIDTH, HEIGHT);
  private final int[] pixels = new int[WIDTH * HEIGHT];

  private DrawnWindow(Session session) {
    var choices = Choices.INITIAL.withFirstRunDone(true).withSize(WIDTH, HEIGHT);
    window = Window.of(session, Preferences.unkept(choices));
    stage.setScene(window.scene());
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(WIDTH);
    stage.setHeight(HEIGHT);
  }

  /** Opens it; it stands still until {@link #start}. */
  static DrawnWindow open(Session session) throws InterruptedException {
    var started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    return FrameLoop.call(() -> {
      var opened = new DrawnWindow(session);
      opened.stage.show();
      opened.stage.requestFocus();
      return opened;
    });
  }

  /** Lets it show frames. */
  void start() {
    FrameLoop.call(() -> {
      window.start();
      return true;
    });
  }

  /** Lets it stand still. */
  void stop() {
    FrameLoop.call(() -> {
      window.stop();
      return true;
    });
  }

  /** Something to run at the beginning of every pulse, when the one before is on the screen. */
  void everyPulse(Runnable work) {
    FrameLoop.call(() -> {
      window.scene().addPreLayoutPulseListener(work);
      return true;
    });
  }

  void atNoPulse(Runnable work) {
    FrameLoop.call(() -> {
      window.scene().removePreLayoutPulseListener(work);
      return true;
    });
  }

  /** All pixels that are on the screen now, row by row; the same array at every call. */
  int[] pixels() {
    robot.getScreenCapture(image, new Rectangle2D(0, 0, WIDTH, HEIGHT));
    image
        .getPixelReader()
        .getPixels(0, 0, WIDTH, HEIGHT, PixelFormat.getIntArgbInstance(), pixels, 0, WIDTH);
    return pixels;
  }
}
