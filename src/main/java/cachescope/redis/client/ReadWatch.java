package cachescope.redis.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
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
 * <p>A read ends at most an eighth of the time-out late. Safe for any number of threads.
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
    sockets.add(socket);
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

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  private final class WatchedSocket extends Socket {
    private static final long NONE = Long.MIN_VALUE;

    private volatile long readingSince = NONE;
    private volatile boolean late;

    void endIfLate(long now) {
      long since = readingSince;
      if (since != NONE && now - since >= timeout) {
        late = true;
        try {
          close();
        } catch (IOException e) {
          // Its reader is told all the same.
        }
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
          readingSince = System.nanoTime();
          try {
            return in.read(bytes, from, length);
          } catch (SocketException e) {
            throw late ? new SocketTimeoutException("Read timed out") : e;
          } finally {
            readingSince = NONE;
          }
        }
      };
    }
  }
}
