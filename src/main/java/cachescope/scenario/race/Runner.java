package cachescope.scenario.race;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An actor at work, on a thread of its own: it stops before each operation.
 *
 * <p>One other thread, the conductor, does the operation when it is this actor's turn, lets the
 * actor go on with what it brought, and waits for it. So one thread works at a time, and an order
 * of turns is all that a run depends on.
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
  private static final class DroppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DroppedException() {
      super("the run was dropped", null, false, false);
    }
  }

  /** Where a thread neither works nor comes to a stop for so long, it waits for another. */
  private static final long IDLE = Duration.ofMillis(2).toNanos();

  private static final long PATIENCE = Duration.ofSeconds(10).toNanos();

  private final Actor actor;
  private final Thread thread;
  private final Supplier<String> work;
  private final Thread conductor;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.FRESH);
  private volatile boolean mayPass;
  private volatile boolean dropped;
  private volatile boolean waited;
  private volatile boolean polls;
  private volatile Optional<Operation<?>> next = Optional.empty();
  private volatile String answer = "";
  private volatile Optional<RuntimeException> fault = Optional.empty();
  private int laters;

  /**
   * @param work all that it does; answers with what its request was answered with
   * @param bind what its thread runs: {@link #run}, and the runner known there
   * @param conductor the thread that waits for it
   */
  Runner(Actor actor, Supplier<String> work, Function<Runner, Runnable> bind, Thread conductor) {
    this.actor = actor;
    this.work = work;
    this.conductor = conductor;
    this.thread = Thread.ofVirtual().name(actor.name()).unstarted(() -> bind.apply(this).run());
  }

  Actor actor() {
    return actor;
  }

  Phase phase() {
    return Objects.requireNonNull(phase.get());
  }

  /** What it will do next; empty text where that is not known. */
  String about() {
    return next.map(Operation::command).orElse("");
  }

  /** What its request was answered with; empty text: not yet. */
  String answer() {
    return answer;
  }

  /** Whether its next operation only looks again at what it waits for. */
  boolean polls() {
    return polls;
  }

  /** The actor for the next piece of work that is done later because of this one. */
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

  /** For its own thread: stops until the operation was done, and goes on with what it brought. */
  <T> T pass(Operation<T> operation) {
    next = Optional.of(operation);
    polls = waited;
    waited = false;
    mayPass = false;
    phase.set(Phase.AT_STOP);
    LockSupport.unpark(conductor);
    while (!mayPass && !dropped) {
      LockSupport.park(this);
    }
    if (dropped) {
      throw new DroppedException();
    }
    return operation.result();
  }

  /** For its own thread: it would wait for a while, and then look again. */
  void pause() {
    waited = true;
  }

  /** Does its next operation; comes back when it stands before another, has ended, or waits. */
  Deed step() {
    if (phase() == Phase.FRESH) {
      phase.set(Phase.RUNNING);
      thread.start();
      settle();
    }
    Optional<Operation<?>> mine = next;
    if (mine.isEmpty()) {
      return Deed.NOTHING;
    }
    Deed deed = mine.get().perform();
    next = Optional.empty();
    phase.set(Phase.RUNNING);
    mayPass = true;
    LockSupport.unpark(thread);
    settle();
    return deed;
  }

  /** Comes back when it stands before an operation, has ended, or waits for another. */
  void settle() {
    long began = System.nanoTime();
    long idleSince = began;
    while (working()) {
      LockSupport.parkNanos(this, IDLE / 2);
      long now = System.nanoTime();
      if (!idle()) {
        idleSince = now;
      } else if (now - idleSince > IDLE) {
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

  /** A virtual thread that was let go counts as runnable from then on, however busy all is. */
  private boolean idle() {
    return switch (thread.getState()) {
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
