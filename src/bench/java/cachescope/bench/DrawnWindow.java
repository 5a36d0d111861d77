package cachescope.bench;

import cachescope.session.Session;
import cachescope.ui.Choices;
import cachescope.ui.FrameLoop;
import cachescope.ui.MainWindow;
import cachescope.ui.Preferences;
import cachescope.ui.Window;
import com.sun.glass.ui.Application;
import com.sun.glass.ui.GlassRobot;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/** The real window, 1280×800, drawn in software onto a screen that is nothing but memory. */
final class DrawnWindow {
  static final int WIDTH = 1_280;
  static final int HEIGHT = 800;

  private final MainWindow window;
  private final Stage stage = new Stage(StageStyle.UNDECORATED);
  private final GlassRobot robot = Application.GetApplication().createRobot();

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

  /** Where on the screen the requests and the keys are drawn. */
  Part middle() {
    return FrameLoop.call(() -> {
      Node node = window.scene().lookup("#stage");
      Bounds at = node.localToScene(node.getLayoutBounds());
      return new Part(
          (int) at.getMinX(), (int) at.getMinY(), (int) at.getWidth(), (int) at.getHeight());
    });
  }

  /** A part of the screen, in pixels. */
  record Part(int x, int y, int width, int height) {
    int size() {
      return width * height;
    }
  }

  /** The pixels that are on the screen now, row by row; on JavaFX's thread. */
  void read(Part part, int[] pixels) {
    robot.getScreenCapture(part.x(), part.y(), part.width(), part.height(), pixels, false);
  }
}
