package cachescope.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Physical connections, opened when first needed and kept for the next call.
 *
 * <p>The {@link ConnectionLine} before it bounds how many are in use; this keeps no more idle ones
 * than its capacity. Safe for any number of threads.
 */
final class ConnectionPool {
  /** Something done with a connection. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException, InterruptedException;
  }

  private final DatabaseAddress address;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private volatile int capacity;
  private volatile boolean closed;

  ConnectionPool(DatabaseAddress address, int capacity) {
    this.address = address;
    this.capacity = capacity;
  }

  /** Does the work on a connection of its own; one on which anything failed is not used again. */
  <T> T call(Work<T> work) throws SQLException, InterruptedException {
    Connection pooled = idle.pollFirst();
    Connection connection = pooled == null ? open() : pooled;
    boolean done = false;
    try {
      T result = work.on(connection);
      done = true;
      return result;
    } catch (SQLException e) {
      // What broke this one has probably broken the others.
      closeIdle(0);
      throw e;
    } finally {
      if (done) {
        giveBack(connection);
      } else {
        close(connection);
      }
    }
  }

  /** A new connection, which the caller closes. */
  Connection open() throws SQLException {
    if (closed) {
      throw new SQLException("it was closed", SqlSentences.CLOSED);
    }
    return DriverManager.getConnection(address.url());
  }

  void resize(int connections) {
    capacity = connections;
    closeIdle(connections);
  }

  void close() {
    closed = true;
    closeIdle(0);
  }

  private void giveBack(Connection connection) {
    idle.addFirst(connection);
    closeIdle(closed ? 0 : capacity);
  }

  private void closeIdle(int keep) {
    while (idle.size() > keep) {
      Connection oldest = idle.pollLast();
      if (oldest == null) {
        return;
      }
      close(oldest);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // It is not used again, whatever it says.
    }
  }
}
