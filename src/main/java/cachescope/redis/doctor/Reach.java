package cachescope.redis.doctor;

import cachescope.event.Diagnosis.Topic;
import cachescope.redis.client.CertificateLook;
import cachescope.redis.client.CertificateLook.Shown;
import cachescope.redis.client.Connections;
import cachescope.redis.client.RedisCli;
import cachescope.redis.client.RedisTarget;
import cachescope.redis.client.TlsProbe;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** The way to a server, one step after the other: its name, its port, its certificate. */
final class Reach {
  private static final int STEP_MILLIS = 3_000;

  private final RedisTarget target;
  private final Chart chart;
  private final long deadline;
  private boolean local;

  Reach(RedisTarget target, Chart chart, long deadline) {
    this.target = target;
    this.chart = chart;
    this.deadline = deadline;
  }

  /** A connection on which nothing was said yet; empty: the chart says which step failed. */
  Optional<Line> line() throws IOException {
    Optional<InetAddress> address = resolve();
    if (address.isEmpty() || !listens(address.get()) || !secure(address.get())) {
      return Optional.empty();
    }
    local = address.get().isLoopbackAddress();
    if (!target.tls()) {
      plaintext();
    }
    return Optional.of(another());
  }

  /** One more connection of the same kind; the certificate is checked as ever. */
  Line another() throws IOException {
    try {
      return new Line(Connections.socket(target, Duration.ofMillis(STEP_MILLIS)), deadline);
    } catch (RuntimeException e) {
      throw new IOException(Line.clean(String.valueOf(e.getMessage())), e);
    }
  }

  /** Whether the server was reached over this machine's loopback. */
  boolean isLocal() {
    return local;
  }

  private Optional<InetAddress> resolve() {
    CompletableFuture<InetAddress> answer = new CompletableFuture<>();
    Thread.ofPlatform()
        .name("redis-doctor-dns")
        .daemon()
        .start(() -> {
          try {
            answer.complete(InetAddress.getByName(target.host()));
          } catch (UnknownHostException e) {
            answer.completeExceptionally(e);
          }
        });
    try {
      return Optional.of(answer.get(STEP_MILLIS, TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      broken(
          "DNS does not know the name %s.".formatted(target.host()),
          "check the name: getent hosts " + target.host());
    } catch (TimeoutException e) {
      broken(
          "DNS did not answer for the name %s within %d ms.".formatted(target.host(), STEP_MILLIS),
          "check the name server: getent hosts " + target.host());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  private boolean listens(InetAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, target.port()), STEP_MILLIS);
      return true;
    } catch (SocketTimeoutException e) {
      broken(
          "%s does not accept connections (TCP): no answer within %d ms."
              .formatted(target.place(), STEP_MILLIS),
          "open port %d in the firewalls between here and %s"
              .formatted(target.port(), target.host()));
    } catch (ConnectException e) {
      broken(
          "Nobody listens at %s (TCP: connection refused).".formatted(target.place()),
          "start it there: redis-server --port " + target.port());
    } catch (IOException e) {
      broken(
          "%s cannot be reached (TCP: %s)."
              .formatted(target.place(), Line.clean(String.valueOf(e.getMessage()))),
          "check the way there: ping " + target.host());
    }
    return false;
  }

  private boolean secure(InetAddress address) {
    if (!target.tls()) {
      return true;
    }
    Optional<String> trouble = CertificateLook.troubleWithFiles(target);
    if (trouble.isPresent()) {
      chart.broken(Topic.TLS, trouble.get(), "--cacert FILE, --cert FILE and --key FILE take PEM");
      return false;
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, target.port()), STEP_MILLIS);
      socket.setSoTimeout(STEP_MILLIS);
      Shown shown = CertificateLook.at(socket, target);
      return new CertificateFindings(target, chart).judge(shown);
    } catch (SSLException e) {
      noTls(Line.clean(String.valueOf(e.getMessage())));
    } catch (IOException | GeneralSecurityException e) {
      noTls("no answer to the handshake");
    }
    return false;
  }

  private void noTls(String said) {
    if (said.contains("certificate_required") || said.contains("bad_certificate")) {
      CertificateFindings.wantsOurs(target, chart);
      return;
    }
    chart.broken(
        Topic.TLS,
        "%s accepts connections, but does not speak TLS (%s).".formatted(target.place(), said),
        "write redis:// instead of rediss://");
  }

  private void plaintext() {
    if (local) {
      chart.fine(Topic.TLS, "The connection is not encrypted, but stays on this machine.");
    } else {
      chart.unsafe(
          Topic.TLS,
          "The connection to %s is not encrypted: whoever is on the way reads every value%s."
              .formatted(
                  target.place(),
                  target.credentials().reveal().isPresent() ? " and the password" : ""),
          "in redis.conf: tls-port 6380, tls-cert-file, tls-key-file, tls-ca-cert-file; then"
              + " rediss://%s:6380?cacert=FILE".formatted(target.host()));
    }
  }

  /** What to do with somebody who did not answer the first question like a Redis. */
  void strange(IOException e) {
    boolean silent = e instanceof SocketTimeoutException;
    boolean tls =
        !target.tls()
            && (silent
                || e instanceof java.io.EOFException
                || said(e).contains("TLS")
                || said(e).contains("reset"))
            && TlsProbe.speaksTls(target);
    if (tls) {
      broken("%s speaks TLS.".formatted(target.place()), "write rediss:// instead of redis://");
    } else if (target.tls() && !(e instanceof StrangeException) && wantsOurs()) {
      CertificateFindings.wantsOurs(target, chart);
    } else if (e instanceof StrangeException) {
      broken(
          "What listens at %s is not Redis: %s.".formatted(target.place(), said(e)),
          "give the port of a Redis: cachescope doctor --redis redis://%s:PORT"
              .formatted(target.host()));
    } else if (silent) {
      broken(
          "%s accepts connections, but did not answer PING within %d ms: it hangs, or is no Redis. The line looks whether it answers at last."
              .formatted(target.place(), Line.ANSWER_MILLIS),
          RedisCli.on(target) + " --latency");
    } else {
      broken(
          "%s accepts connections, and closes them at the first word (%s)."
              .formatted(target.place(), said(e)),
          "check that this is the port of a Redis, and that it takes clients from here");
    }
  }

  private boolean wantsOurs() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(target.host(), target.port()), STEP_MILLIS);
      socket.setSoTimeout(STEP_MILLIS);
      return CertificateLook.wantsOurs(socket, target);
    } catch (IOException | GeneralSecurityException e) {
      return false;
    }
  }

  private static String said(IOException e) {
    return Line.clean(String.valueOf(e.getMessage()));
  }

  private void broken(String found, String mend) {
    chart.broken(Topic.REACHABLE, found, mend);
  }
}
