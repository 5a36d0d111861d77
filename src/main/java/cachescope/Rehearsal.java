package cachescope;

import static java.nio.charset.StandardCharsets.UTF_8;

import cachescope.event.SessionClock;
import cachescope.event.Settings;
import cachescope.http.StatsView;
import cachescope.http.UserEndpoint;
import cachescope.service.UserService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Asks a service of the same make over HTTP before anybody is served, so that the first burst need
 * not wait for classes to be loaded and code to be compiled.
 *
 * <p>It has a port, a cache and a database in memory of its own: nothing is counted as a request,
 * no key is written and Redis is not asked.
 */
final class Rehearsal {
  private static final int ROUNDS = 6;
  private static final int AT_ONCE = 50;

  private final SessionClock clock;
  private final Supplier<StatsView> stats;

  Rehearsal(SessionClock clock, Supplier<StatsView> stats) {
    this.clock = clock;
    this.stats = stats;
  }

  /**
   * Takes a few hundred milliseconds; what fails here fails for the first who asks, and is told.
   */
  void play() throws InterruptedException {
    try (UserService service = UserService.inMemory(Settings.CLASSIC, clock);
        UserEndpoint endpoint = UserEndpoint.start(0, service, stats, clock)) {
      URI url = endpoint.url();
      ask(url, "/stats");
      for (int round = 0; round < ROUNDS; round++) {
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
          for (int i = 0; i < AT_ONCE; i++) {
            crowd.execute(() -> ask(url, "/users/1"));
          }
        }
      }
    } catch (IOException e) {
      // Without a port to rehearse on the first ones wait a little longer.
    }
  }

  private static void ask(URI url, String path) {
    try (Socket socket = new Socket(InetAddress.getByName(url.getHost()), url.getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(path, url.getAuthority())
                  .getBytes(UTF_8));
      socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      // Whoever asks next meets it again.
    }
  }
}
