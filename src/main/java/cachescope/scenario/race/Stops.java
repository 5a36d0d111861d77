package cachescope.scenario.race;

import cachescope.service.Background;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * Where actors stop: knows who works on the thread that comes by. What the service does later is an
 * actor of its own, which may go as soon or as late as the order says; waits take no time.
 */
final class Stops implements Background {
  private static final ScopedValue<Runner> RUNNER = ScopedValue.newInstance();

  private final Map<String, String> holders = new ConcurrentHashMap<>();
  private volatile BiConsumer<Runner, Runnable> laters = (_, _) -> {};

  /** Work that the service defers goes here from now on. */
  void onLater(BiConsumer<Runner, Runnable> to) {
    laters = to;
  }

  /** Forgets who holds what. */
  void reset() {
    holders.clear();
  }

  /** A lease's mark was put there for an actor. */
  void leased(byte[] mark, Actor holder) {
    if (Held.of(mark) instanceof Held.Lease(String token)) {
      holders.put(token, holder.name());
    }
  }

  /** What is held, with a lease named by its holder, so that it is the same in every run. */
  Held known(Held held) {
    return held instanceof Held.Lease(String token)
        ? new Held.Lease(holders.getOrDefault(token, "somebody"))
        : held;
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
