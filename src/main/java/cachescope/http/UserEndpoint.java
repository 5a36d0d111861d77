package cachescope.http;

import cachescope.event.SessionClock;
import cachescope.service.UserService;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The user service over HTTP on the loopback address: {@code /users/{id}} and {@code /stats}.
 *
 * <p>One virtual thread a request, so that a slow database or a slow client holds up nobody else.
 */
public final class UserEndpoint implements AutoCloseable {
  private static final Logger LOG = System.getLogger(UserEndpoint.class.getName());
  private static final int BACKLOG = 4_096;
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(1);

  private final HttpServer server;
  private final Door door;
  private final UserRoute users;
  private final Supplier<StatsView> stats;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http").factory());

  private UserEndpoint(HttpServer server, UserRoute users, Supplier<StatsView> stats) {
    this.server = server;
    this.door = new Door(server.getAddress().getPort());
    this.users = users;
    this.stats = stats;
  }

  /**
   * Opens the port and serves.
   *
   * @param port 0 to 65,535; 0: any free one
   * @throws IOException with a sentence where the port cannot be had
   */
  public static UserEndpoint start(
      int port, UserService service, Supplier<StatsView> stats, SessionClock clock)
      throws IOException {
    HttpServer server;
    try {
      var address =
          new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
      server = HttpServer.create(address, BACKLOG);
    } catch (BindException e) {
      throw new IOException(
          "Port " + port + " of 127.0.0.1 cannot be had: choose another, or 0 for any free one.",
          e);
    }
    var endpoint = new UserEndpoint(server, new UserRoute(service, clock), stats);
    server.createContext("/", endpoint::handle);
    server.setExecutor(endpoint.threads);
    server.start();
    return endpoint;
  }

  /** Where it listens, such as {@code http://127.0.0.1:8000}. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Lets requests under way end for up to 1 s, then closes every connection. */
  @Override
  public void close() {
    long deadline = System.nanoTime() + LAST_ANSWERS.toNanos();
    while (inFlight.get() > 0 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(5_000_000);
    }
    server.stop(0);
    threads.shutdownNow();
    try {
      threads.awaitTermination(LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handle(HttpExchange exchange) {
    inFlight.incrementAndGet();
    try (exchange) {
      send(exchange, answer(exchange));
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a client went away before its answer");
    } finally {
      inFlight.decrementAndGet();
    }
  }

  private Reply answer(HttpExchange exchange) throws IOException {
    try {
      Optional<Reply> refusal = door.refuse(exchange.getRequestHeaders());
      return refusal.isPresent() ? refusal.get() : route(exchange);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "an HTTP request failed", e);
      return Reply.error(500, "This is a defect of CacheScope; its log has the details.");
    }
  }

  private Reply route(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/stats")) {
      String method = exchange.getRequestMethod();
      return method.equals("GET") || method.equals("HEAD")
          ? Reply.ok(Json.stats(stats.get()))
          : Reply.notAllowed("GET, HEAD");
    }
    if (path.startsWith(UserRoute.PATH) && isUsers(path.substring(UserRoute.PATH.length()))) {
      return users.answer(exchange, path.substring(UserRoute.PATH.length()));
    }
    return Reply.error(404, "There is nothing here: ask for /users/1 or /stats.");
  }

  private static boolean isUsers(String rest) {
    int slash = rest.indexOf('/');
    return slash < 0 || rest.substring(slash).equals(UserRoute.ACCOUNT);
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    reply.headers().forEach(headers::set);
    if (exchange.getRequestMethod().equals("HEAD")) {
      headers.set("Content-Length", Integer.toString(reply.body().length));
      exchange.sendResponseHeaders(reply.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(reply.status(), reply.body().length);
    exchange.getResponseBody().write(reply.body());
  }
}
