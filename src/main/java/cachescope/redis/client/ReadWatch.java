package cachescope.redis.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends reads that take too long: one thread looks at all sockets now and then, so that no read
 * needs a timer of its own. On a virtual thread a timer for each read takes a tenth of all that a
 * hit costs.
 *
 * <p>A read ends at most an eighth of the time-out late, and never once its answer is here: in a
 * burst a virtual thread may get its turn to take it long after, which is no fault of Redis. Safe
 * for any number of threads.
 */
final class ReadWatch implements AutoCloseable {
  private final Set<WatchedSocket> sockets = ConcurrentHashMap.newKeySet();
  private final long timeout;
  private final Thread thread =
      Thread.ofPlatform().name("redis-timeouts").daemon().unstarted(this::run);
  private boolean started;
  private volatile boolean closed;

  ReadWatch(Duration timeout) {
    this.timeout = timeout.toNanos();
  }

  /** A socket, not connected yet, whose reads are watched. */
  synchronized Socket socket() {
    if (!started) {
      started = true;
      thread.start();
    }
    WatchedSocket socket = new WatchedSocket();
    if (closed) {
      socket.end();
    } else {
      sockets.add(socket);
    }
    return socket;
  }

  private void run() {
    while (!closed) {
      LockSupport.parkNanos(timeout / 8);
      long now = System.nanoTime();
      sockets.removeIf(Socket::isClosed);
      for (WatchedSocket socket : sockets) {
        socket.endIfLate(now);
      }
    }
  }

  /** Ends all reads: nobody will look after them any more. */
  @Override
  public synchronized void close() {
    closed = true;
    sockets.forEach(WatchedSocket::end);
    LockSupport.unpark(thread);
  }

  private final class WatchedSocket extends Socket {
    private final ReadTurn turn = new ReadTurn();

    void endIfLate(long now) {
      if (turn.late(now, timeout) && !answered() && turn.endIfLate(now, timeout)) {
        end();
      }
    }

    /** Whether bytes have come that the reader did not take yet. */
    private boolean answered() {
      try {
        return super.getInputStream().available() > 0;
      } catch (IOException e) {
        return false;
      }
    }

    void end() {
      try {
        close();
      } catch (IOException e) {
        // Its reader is told all the same.
      }
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read() throws IOException {
          byte[] one = new byte[1];
          return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
          turn.begin(System.nanoTime());
          int read;
          try {
            read = in.read(bytes, from, length);
          } catch (IOException e) {
            throw turn.done() ? e : late();
          }
          if (!turn.done()) {
            throw late();
          }
          return read;
        }

        private IOException late() {
          return new SocketTimeoutException("Read timed out");
        }
      };
    }
  }
}
