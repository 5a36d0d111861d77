package cachescope.database;

import cachescope.event.SessionClock;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.concurrent.CountDownLatch;

/**
 * The line for the database's connections: first come, first served, of a capacity that can change
 * meanwhile.
 *
 * <p>Whoever stands in it is told of its own progress while the line is locked, so that the counts
 * are told in the order in which they changed. Safe for any number of threads.
 */
final class ConnectionLine {
  /** Who stands in the line. Called while the line is locked: must neither block nor throw. */
  interface Guest {
    /** It has to wait; {@code waiting} counts it in. */
    void queued(int waiting);

    /** It holds a connection from now on; {@code busy} counts it in. */
    void admitted(long waitedNanos, int busy, int waiting);
  }

  /**
   * What is said when somebody goes. Called while the line is locked: must neither block nor throw.
   */
  @FunctionalInterface
  interface Farewell {
    void say(int busy, int waiting);
  }

  private static final class Place {
    final Guest guest;
    final long since;
    final CountDownLatch called = new CountDownLatch(1);
    long waited;
    boolean refused;

    Place(Guest guest, long since) {
      this.guest = guest;
      this.since = since;
    }
  }

  private final SessionClock clock;
  private final LinkedHashSet<Place> places = new LinkedHashSet<>();
  private int capacity;
  private int busy;
  private boolean closed;

  ConnectionLine(int capacity, SessionClock clock) {
    this.capacity = capacity;
    this.clock = clock;
  }

  /**
   * Waits for a connection. Whoever comes back from here must {@link #leave}.
   *
   * @return nanoseconds waited
   * @throws InterruptedException having left the line
   * @throws SQLException where the database was closed meanwhile
   */
  long enter(Guest guest) throws InterruptedException, SQLException {
    Place place;
    synchronized (this) {
      checkOpen(closed);
      if (busy < capacity && places.isEmpty()) {
        busy++;
        guest.admitted(0, busy, 0);
        return 0;
      }
      place = new Place(guest, clock.now());
      places.addLast(place);
      guest.queued(places.size());
    }
    try {
      place.called.await();
    } catch (InterruptedException e) {
      if (withdraw(place)) {
        throw e;
      }
      // Called and interrupted at once: it holds a connection, and its next wait will notice.
      Thread.currentThread().interrupt();
    }
    checkOpen(place.refused);
    return place.waited;
  }

  /** Gives the connection back. */
  synchronized void leave(Farewell farewell) {
    busy--;
    farewell.say(busy, places.size());
    admit();
  }

  /**
   * Tells the counts as they are, to somebody who never held a connection or gave it back already.
   */
  synchronized void look(Farewell farewell) {
    farewell.say(busy, places.size());
  }

  /** Changes the capacity; whoever holds a connection keeps it. */
  synchronized void resize(int connections) {
    capacity = connections;
    admit();
  }

  synchronized int capacity() {
    return capacity;
  }

  /** Sends everybody in the line away, and whoever comes later. */
  synchronized void close() {
    closed = true;
    places.forEach(place -> {
      place.refused = true;
      place.called.countDown();
    });
    places.clear();
  }

  private void admit() {
    while (busy < capacity && !places.isEmpty()) {
      busy++;
      Place next = places.removeFirst();
      next.waited = clock.now() - next.since;
      next.guest.admitted(next.waited, busy, places.size());
      next.called.countDown();
    }
  }

  private synchronized boolean withdraw(Place place) {
    return places.remove(place);
  }

  private static void checkOpen(boolean refused) throws SQLException {
    if (refused) {
      throw new SQLException("it was closed", SqlSentences.CLOSED);
    }
  }
}
