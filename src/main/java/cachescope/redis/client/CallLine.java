package cachescope.redis.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * The calls of many on a few connections: whoever finds one free calls alone; the rest stand in a
 * line, first come, first served, and whoever comes to its head takes those behind along in one
 * pipeline. So a burst costs Redis and us the less a call the larger it is.
 *
 * <p>A burst is no fault of Redis: whoever waits does so for as long as the line moves. Nobody in
 * it has a clock of his own, which thousands could not afford; all are sent away together when a
 * call waited out its time-out and no other was answered meanwhile. Safe for any number of threads.
 */
final class CallLine {
  private static final int TOGETHER = 32;

  /** A connection that is held. */
  private record Turn(long since, long answeredBefore) {}

  /** One that waits. */
  private static final class Place<T extends @Nullable Object> {
    final CommandObject<T> command;
    final CountDownLatch called = new CountDownLatch(1);

    /** Itself and those behind, where it is at the head. */
    List<Place<?>> along = List.of();

    boolean refused;
    private @Nullable Response<Object> response;
    private @Nullable Throwable failure;

    Place(CommandObject<T> command) {
      this.command = command;
    }

    void appendTo(Pipeline pipeline) {
      response = Pipelined.append(pipeline, command);
    }

    /** Its answer; where the pipeline broke after that came, it holds all the same. */
    T answer() throws Throwable {
      if (failure != null && response != null) {
        try {
          return Pipelined.built(response, command);
        } catch (IllegalStateException e) {
          throw failure;
        }
      }
      if (response == null) {
        throw failure == null ? new IllegalStateException("it was never called") : failure;
      }
      return Pipelined.built(response, command);
    }
  }

  private final RedisClient client;
  private final int connections;
  private final long patience;
  private final LinkedHashSet<Place<?>> places = new LinkedHashSet<>();
  private int busy;
  private long answered;

  /**
   * @param connections that may be in use at once; the client must have as many
   * @param timeout of a call
   */
  CallLine(RedisClient client, int connections, Duration timeout) {
    this.client = client;
    this.connections = connections;
    // A time-out may be measured a little short; half of one is no quick failure either.
    this.patience = timeout.toNanos() / 2;
  }

  /**
   * Makes a call, after those that came before.
   *
   * @throws StoodStillException where nobody was answered any more
   * @throws InterruptedException before it was made, having left the line
   * @throws Throwable whatever the client throws
   */
  <T extends @Nullable Object> T call(CommandObject<T> command) throws Throwable {
    Place<T> place;
    synchronized (this) {
      if (busy < connections) {
        busy++;
        place = null;
      } else {
        place = new Place<>(command);
        places.addLast(place);
      }
    }
    return place == null ? alone(command) : withOthers(place);
  }

  private <T extends @Nullable Object> T alone(CommandObject<T> command) {
    Turn turn = turn();
    boolean wasAnswered = false;
    try {
      T answer = client.executeCommand(command);
      wasAnswered = true;
      return answer;
    } catch (JedisDataException e) {
      wasAnswered = true;
      throw e;
    } finally {
      leave(turn, wasAnswered);
    }
  }

  private <T extends @Nullable Object> T withOthers(Place<T> place) throws Throwable {
    boolean interrupted = awaitTurn(place);
    try {
      if (place.refused) {
        throw new StoodStillException();
      }
      if (!place.along.isEmpty()) {
        lead(place.along);
      }
      return place.answer();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Waits until the place leads, or was taken along and answered, or is refused.
   *
   * @return whether the thread was interrupted too late to leave
   */
  private boolean awaitTurn(Place<?> place) throws InterruptedException {
    boolean interrupted = false;
    while (true) {
      try {
        place.called.await();
        return interrupted;
      } catch (InterruptedException e) {
        synchronized (this) {
          if (places.remove(place)) {
            throw e;
          }
        }
        interrupted = true;
      }
    }
  }

  private void lead(List<Place<?>> together) {
    Turn turn = turn();
    Throwable failure = null;
    try (Pipeline pipeline = client.pipelined()) {
      together.forEach(place -> place.appendTo(pipeline));
      pipeline.sync();
    } catch (Throwable e) {
      failure = Thread.currentThread().isInterrupted() ? RedisFaults.givenUp() : e;
    } finally {
      for (Place<?> place : together) {
        place.failure = failure;
        place.called.countDown();
      }
      leave(turn, failure == null);
    }
  }

  private synchronized Turn turn() {
    return new Turn(System.nanoTime(), answered);
  }

  private synchronized void leave(Turn turn, boolean wasAnswered) {
    if (wasAnswered) {
      answered++;
    } else if (answered == turn.answeredBefore() && System.nanoTime() - turn.since() >= patience) {
      sendAway();
    }
    if (places.isEmpty()) {
      busy--;
    } else {
      callNext();
    }
  }

  private void callNext() {
    List<Place<?>> together = new ArrayList<>(Math.min(TOGETHER, places.size()));
    while (!places.isEmpty() && together.size() < TOGETHER) {
      together.add(places.removeFirst());
    }
    Place<?> leader = together.getFirst();
    leader.along = together;
    leader.called.countDown();
  }

  private void sendAway() {
    for (Place<?> place : places) {
      place.refused = true;
      place.called.countDown();
    }
    places.clear();
  }

  /** All connections are in use, and none of them is answered. */
  static final class StoodStillException extends Exception {
    private static final long serialVersionUID = 1L;

    StoodStillException() {
      super(null, null, false, false);
    }
  }
}
