package cachescope.ui;

import cachescope.session.Frame;
import cachescope.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * The window's pulse, and the only door between JavaFX's thread and any other.
 *
 * <p>Once a pulse it takes the newest frame and shows it to every panel. A panel that does not move
 * is passed over while the frame stays the same.
 */
public final class FrameLoop {
  private final Session session;
  private final Supplier<List<Panel>> panels;
  private final AnimationTimer timer;
  private Frame shown = Frame.EMPTY;
  private boolean everything = true;
  private boolean still;
  private long stillAt;

  /**
   * @param panels those that are seen now
   */
  FrameLoop(Session session, Supplier<List<Panel>> panels) {
    this.session = session;
    this.panels = panels;
    this.timer =
        new AnimationTimer() {
          @Override
          public void handle(long nanos) {
            pulse();
          }
        };
  }

  /** Begins to show frames. */
  void start() {
    timer.start();
  }

  /** Shows no more frames. */
  void stop() {
    timer.stop();
  }

  /** The next pulse shows every panel, also those that would be passed over. */
  void refresh() {
    everything = true;
  }

  /** From now on the same frame is shown at the same moment, so that a picture is of one. */
  void standStill() {
    shown = session.frame();
    stillAt = session.clock().now();
    still = true;
    everything = true;
  }

  /** Shows the newest frame to every panel now. */
  @SuppressWarnings("ReferenceEquality") // the same instance: nothing changed
  void pulse() {
    Frame frame = still ? shown : session.frame();
    long now = still ? stillAt : session.clock().now();
    boolean all = everything || frame != shown;
    everything = false;
    shown = frame;
    for (Panel panel : panels.get()) {
      if (all || panel.moves()) {
        panel.show(frame, now);
      }
    }
  }

  /** Runs something on JavaFX's thread, some time soon. */
  public static void later(Runnable work) {
    Platform.runLater(work);
  }

  /** Runs something on JavaFX's thread and waits for what it gives. */
  public static <T> T call(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    if (Platform.isFxApplicationThread()) {
      task.run();
    } else {
      Platform.runLater(task);
    }
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "The window could not be drawn: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the window was drawn.", e);
    }
  }
}
