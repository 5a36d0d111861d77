package cachescope.redis.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadWatchTest {
  private final ReadWatch watch = new ReadWatch(Duration.ofMillis(500));
  private ServerSocket server;

  @BeforeEach
  void open() throws IOException {
    server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    watch.close();
    server.close();
  }

  @Test
  void aReadThatNobodyAnswersEnds() throws Exception {
    try (Socket socket = connected();
        Socket _ = server.accept()) {
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void anAnswerThatIsHereCountsHoweverLateItsReaderGetsItsTurn() throws Exception {
    try (Socket socket = connected();
        Socket answering = server.accept();
        Socket silent = connected();
        Socket _ = server.accept()) {
      var reader = new FutureTask<>(() -> socket.getInputStream().read());
      Thread reading = Thread.ofVirtual().start(reader);
      while (reading.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      try (Crowd _ = new Crowd()) {
        answering.getOutputStream().write('+');
        // Begun later, it is late later: once it was ended the watch has seen the other, too.
        assertThatThrownBy(() -> silent.getInputStream().read())
            .isInstanceOf(SocketTimeoutException.class);
      }
      assertThat(reader.get()).isEqualTo('+');
    }
  }

  private Socket connected() throws IOException {
    Socket socket = watch.socket();
    socket.connect(server.getLocalSocketAddress());
    return socket;
  }

  /** Virtual threads that leave no processor to any other one. */
  private static final class Crowd implements AutoCloseable {
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    Crowd() throws InterruptedException {
      int processors =
          Integer.getInteger(
              "jdk.virtualThreadScheduler.parallelism", Runtime.getRuntime().availableProcessors());
      CountDownLatch running = new CountDownLatch(processors);
      for (int i = 0; i < processors; i++) {
        threads.add(
            Thread.ofVirtual()
                .start(() -> {
                  running.countDown();
                  while (!over) {
                    Thread.onSpinWait();
                  }
                }));
      }
      running.await();
    }

    @Override
    public void close() throws InterruptedException {
      over = true;
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }
}
