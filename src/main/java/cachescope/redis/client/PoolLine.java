package cachescope.redis.client;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.concurrent.CountDownLatch;

/**
 * The line in front of a pool of connections: first come, first served.
 *
 * <p>A burst of requests is no fault of Redis, so whoever waits does so for as long as the line
 * moves. Nobody in it has a clock of his own, which thousands could not afford: all are sent away
 * together when somebody at the head waited out the time-out and not one call was answered
 * meanwhile. Safe for any number of threads.
 */
final class PoolLine {
  /** A connection that is held. */
  record Turn(long since, long answeredBefore) {}

  private static final class Place {
    final CountDownLatch called = new CountDownLatch(1);
    boolean refused;
  }

  private final LinkedHashSet<Place> places = new LinkedHashSet<>();
  private final int connections;
  private final long patience;
  private int busy;
  private long answered;

  /**
   * @param connections that may be in use at once
   * @param timeout of a call
   */
  PoolLine(int connections, Duration timeout) {
    this.connections = connections;
    // A time-out may be measured a little short; half of one is no quick failure either.
    this.patience = timeout.toNanos() / 2;
  }

  /**
   * Waits for a connection. Whoever comes back from here must {@link #leave}.
   *
   * @throws StoodStillException where nobody was answered any more
   * @throws InterruptedException having left the line
   */
  Turn enter() throws InterruptedException, StoodStillException {
    Place place;
    synchronized (this) {
      if (busy < connections) {
        busy++;
        return turn();
      }
      place = new Place();
      places.addLast(place);
    }
    try {
      place.called.await();
    } catch (InterruptedException e) {
      withdraw(place);
      throw e;
    }
    synchronized (this) {
      if (place.refused) {
        throw new StoodStillException();
      }
      return turn();
    }
  }

  private Turn turn() {
    return new Turn(System.nanoTime(), answered);
  }

  /** Gives the connection back. */
  synchronized void leave(Turn turn, boolean wasAnswered) {
    if (wasAnswered) {
      answered++;
    } else if (answered == turn.answeredBefore() && System.nanoTime() - turn.since() >= patience) {
      sendAway();
    }
    giveBack();
  }

  private void giveBack() {
    if (places.isEmpty()) {
      busy--;
    } else {
      places.removeFirst().called.countDown();
    }
  }

  private void sendAway() {
    for (Place place : places) {
      place.refused = true;
      place.called.countDown();
    }
    places.clear();
  }

  private synchronized void withdraw(Place place) {
    if (!places.remove(place) && !place.refused) {
      giveBack();
    }
  }

  /** All connections are in use, and none of them is answered. */
  static final class StoodStillException extends Exception {
    private static final long serialVersionUID = 1L;

    StoodStillException() {
      super(null, null, false, false);
    }
  }
}
