package cachescope.policy.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Lets every contestant meet a block, on other threads where there are some. */
final class Crew implements AutoCloseable {
  private final List<Contestant> contestants;
  private final Optional<ExecutorService> threads;
  private final List<Future<?>> underWay = new ArrayList<>();

  Crew(List<Contestant> contestants, Optional<ExecutorService> threads) {
    this.contestants = contestants;
    this.threads = threads;
  }

  /** Begins; the block must not be touched until {@link #await} has returned. */
  void meet(Block block) {
    for (Contestant each : contestants) {
      if (threads.isPresent()) {
        underWay.add(threads.get().submit(() -> each.meet(block)));
      } else {
        each.meet(block);
      }
    }
  }

  void await() throws InterruptedException {
    for (Future<?> each : underWay) {
      try {
        each.get();
      } catch (ExecutionException e) {
        throw failure(e);
      }
    }
    underWay.clear();
  }

  /** As if it had happened on this thread: the memory may not suffice, for example. */
  private static RuntimeException failure(ExecutionException e) {
    return switch (e.getCause()) {
      case Error error -> throw error;
      case RuntimeException failed -> failed;
      case null, default -> new IllegalStateException(e);
    };
  }

  @Override
  public void close() {
    threads.ifPresent(ExecutorService::shutdownNow);
  }
}
