package cachescope.scenario.race;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An actor at work, on a thread of its own: it stops before each operation until it is let go.
 *
 * <p>One other thread, the conductor, calls {@link #step}, {@link #settle} and {@link #drop}; while
 * it does, nobody but this runner's thread works.
 */
final class Runner {
  enum Phase {
    FRESH,
    RUNNING,
    /** It stands before its next operation. */
    AT_STOP,
    /** It waits, inside the service, for what another does. */
    BLOCKED,
    DONE
  }

  /** Ends an actor whose run was dropped. */
  static final class DroppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DroppedException() {
      super("the run was dropped", null, false, false);
    }
  }

  private static final long GLANCE = Duration.ofMillis(1).toNanos();
  private static final long PATIENCE = Duration.ofSeconds(10).toNanos();

  private final Actor actor;
  private final Thread thread;
  private final Supplier<String> work;
  private final Thread conductor = Thread.currentThread();
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.FRESH);
  private volatile boolean mayPass;
  private volatile boolean dropped;
  private volatile boolean operating;
  private volatile boolean polls;
  private volatile boolean waited;
  private volatile String about = "";
  private volatile String answer = "";
  private volatile Optional<Deed> deed = Optional.empty();
  private volatile Optional<RuntimeException> fault = Optional.empty();
  private int laters;

  /**
   * @param work all that it does; answers with what its request was answered with
   * @param bind makes the runner known on its own thread
   */
  Runner(Actor actor, Supplier<String> work, Function<Runner, Runnable> bind) {
    this.actor = actor;
    this.work = work;
    this.thread = Thread.ofVirtual().name(actor.name()).unstarted(() -> bind.apply(this).run());
  }

  Actor actor() {
    return actor;
  }

  Phase phase() {
    return phase.get();
  }

  /** What it will do next; empty text where that is not known. */
  String about() {
    return about;
  }

  /** What its request was answered with; empty text: not yet. */
  String answer() {
    return answer;
  }

  /** Whether it only looks again at what it waits for. */
  boolean polls() {
    return polls;
  }

  Actor nextLater() {
    return actor.later(++laters);
  }

  /** For its own thread: does everything. */
  void run() {
    try {
      answer = work.get();
    } catch (DroppedException e) {
      // Nobody looks any more.
    } catch (RuntimeException e) {
      fault = Optional.of(e);
    } finally {
      phase.set(Phase.DONE);
      LockSupport.unpark(conductor);
    }
  }

  /** For its own thread: one operation, once it is let go. */
  <T> T pass(
      Deed.Where where, String command, Supplier<T> operation, Function<T, Outcome> outcome) {
    if (!mayPass) {
      about = command;
      polls = waited;
      phase.set(Phase.AT_STOP);
      LockSupport.unpark(conductor);
    }
    while (!mayPass && !dropped) {
      LockSupport.park(this);
    }
    mayPass = false;
    waited = false;
    if (dropped) {
      throw new DroppedException();
    }
    operating = true;
    try {
      T result = operation.get();
      Outcome what = outcome.apply(result);
      deed = Optional.of(new Deed(where, command, what.words(), what.changed()));
      return result;
    } catch (RuntimeException e) {
      deed = Optional.of(new Deed(where, command, "failed: " + e.getMessage(), false));
      throw e;
    } finally {
      operating = false;
    }
  }

  /**
   * What an operation came to.
   *
   * @param changed whether others can see it
   */
  record Outcome(String words, boolean changed) {}

  /** For its own thread: it would wait for a while, and then look again. */
  void pause() {
    waited = true;
  }

  /** Lets it do one operation, and comes back when it stands before the next or has ended. */
  Deed step() {
    deed = Optional.empty();
    boolean fresh = phase() == Phase.FRESH;
    phase.set(Phase.RUNNING);
    about = "";
    mayPass = true;
    if (fresh) {
      thread.start();
    } else {
      LockSupport.unpark(thread);
    }
    settle();
    return deed.orElse(Deed.NOTHING);
  }

  /** Comes back when it stands before an operation, has ended, or waits for another. */
  void settle() {
    long began = System.nanoTime();
    long idleSince = began;
    while (working()) {
      LockSupport.parkNanos(this, GLANCE);
      long now = System.nanoTime();
      if (!waitsForAnother()) {
        idleSince = now;
      } else if (now - idleSince > 2 * GLANCE) {
        phase.compareAndSet(Phase.RUNNING, Phase.BLOCKED);
        break;
      }
      if (now - began > PATIENCE) {
        throw new IllegalStateException(actor + " neither came to an operation nor ended");
      }
    }
    fault.ifPresent(e -> {
      throw e;
    });
  }

  private boolean working() {
    return phase() == Phase.RUNNING || phase() == Phase.BLOCKED;
  }

  private boolean waitsForAnother() {
    return !operating
        && working()
        && switch (thread.getState()) {
          case WAITING, TIMED_WAITING, BLOCKED -> true;
          case NEW, RUNNABLE, TERMINATED -> false;
        };
  }

  /** Ends it, wherever it is. */
  void drop() {
    if (phase() == Phase.FRESH || phase() == Phase.DONE) {
      return;
    }
    dropped = true;
    LockSupport.unpark(thread);
    if (phase() == Phase.BLOCKED) {
      thread.interrupt();
    }
    try {
      thread.join(Duration.ofNanos(PATIENCE));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
