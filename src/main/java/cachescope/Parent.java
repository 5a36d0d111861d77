package cachescope;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The process that started this one, where this one is to end with it: Maven, for the window. */
final class Parent {
  /** 128 and SIGTERM, as a shell would say. */
  private static final int TERMINATED = 143;

  private Parent() {}

  /** Ends this process, shutdown hooks included, soon after its parent has ended. */
  static void endWith(Optional<ProcessHandle> parent, Runnable end) {
    CompletableFuture<?> gone =
        parent
            .<CompletableFuture<?>>map(ProcessHandle::onExit)
            .orElse(CompletableFuture.completedFuture(null));
    var _ = gone.thenRun(end);
  }

  /** Does so where the command line asks for it: {@code -Dcachescope.endsWithParent=true}. */
  static void endWithWhereAsked() {
    if (Boolean.getBoolean("cachescope.endsWithParent")) {
      endWith(ProcessHandle.current().parent(), () -> System.exit(TERMINATED));
    }
  }
}
