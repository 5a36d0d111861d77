package cachescope.scenario.race;

import cachescope.service.Background;
import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * Where actors stop: knows who works on the thread that comes by. What the service does later is an
 * actor of its own, which may go as soon or as late as the order says; waits take no time.
 */
final class Stops implements Background {
  private static final ScopedValue<Runner> RUNNER = ScopedValue.newInstance();

  private volatile BiConsumer<Runner, Runnable> laters = (_, _) -> {};

  /** Work that the service defers goes here from now on. */
  void onLater(BiConsumer<Runner, Runnable> to) {
    laters = to;
  }

  /** What a runner's thread does: its work, known by this thread. */
  Runnable bind(Runner runner) {
    return () -> ScopedValue.where(RUNNER, runner).run(runner::run);
  }

  /** The actor on this thread. */
  Runner here() {
    return RUNNER.orElseThrow(() ->
        new IllegalStateException(
            "nobody in the race works on thread "
                + Thread.currentThread().getName()
                + "; work beside a request must go through Background"));
  }

  @Override
  public void later(Duration delay, Runnable work) {
    laters.accept(here(), work);
  }

  @Override
  public void pause(Duration time) {
    here().pause();
  }
}
