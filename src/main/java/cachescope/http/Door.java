package cachescope.http;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may come in: only who calls this machine by its own name.
 *
 * <p>A web page elsewhere can make a browser call us, under a host name of its own that it lets
 * point here (DNS rebinding). Its Host or its Origin gives it away.
 */
final class Door {
  private final Set<String> hosts;
  private final Set<String> origins;

  Door(int port) {
    hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
    origins =
        Set.of("http://127.0.0.1:" + port, "http://localhost:" + port, "http://[::1]:" + port);
  }

  /** Empty: come in; otherwise why not. */
  Optional<Reply> refuse(Headers headers) {
    List<String> host = headers.getOrDefault("Host", List.of());
    if (host.size() != 1 || !hosts.contains(host.getFirst())) {
      return Optional.of(
          Reply.error(403, "Call this service by 127.0.0.1 or localhost and its own port."));
    }
    List<String> origin = headers.getOrDefault("Origin", List.of());
    if (!origin.isEmpty() && !(origin.size() == 1 && origins.contains(origin.getFirst()))) {
      return Optional.of(Reply.error(403, "Pages of other origins may not call this service."));
    }
    return Optional.empty();
  }
}
