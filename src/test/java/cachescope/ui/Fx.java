package cachescope.ui;

import java.util.concurrent.Callable;
import org.testfx.api.FxToolkit;

/** JavaFX's thread for tests, started without a display. */
public final class Fx {
  private Fx() {}

  /** Does something on JavaFX's thread and waits for what it gives. */
  public static <T> T get(Callable<T> work) throws Exception {
    FxToolkit.registerPrimaryStage();
    return FrameLoop.call(work);
  }

  /** Does something on JavaFX's thread and waits for its end. */
  public static void run(Runnable work) throws Exception {
    get(() -> {
      work.run();
      return true;
    });
  }
}
