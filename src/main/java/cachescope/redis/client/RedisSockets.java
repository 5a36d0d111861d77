package cachescope.redis.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import redis.clients.jedis.DefaultJedisSocketFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * Opens sockets to one target; says in words what a TLS handshake failed on, and never waits longer
 * than told.
 */
final class RedisSockets extends DefaultJedisSocketFactory {
  private final RedisTarget target;
  private final int timeoutMillis;
  private final Optional<ReadWatch> watch;
  private volatile Optional<Trust> trust = Optional.empty();

  private record Trust(X509ExtendedTrustManager judge, List<KeyManager> own) {}

  /** Each read has a timer of its own. */
  RedisSockets(RedisTarget target, Duration timeout) {
    this(target, timeout, Optional.empty());
  }

  /**
   * @param watch ends late reads, but not those under TLS
   */
  RedisSockets(RedisTarget target, Duration timeout, Optional<ReadWatch> watch) {
    super(new HostAndPort(target.host(), target.port()));
    this.target = target;
    this.watch = target.tls() ? Optional.empty() : watch;
    this.timeoutMillis = Math.toIntExact(timeout.toMillis());
  }

  @Override
  public Socket createSocket() {
    Socket socket = watch.map(ReadWatch::socket).orElseGet(Socket::new);
    try {
      connect(socket);
      return target.tls() ? secured(socket) : socket;
    } catch (IOException | JedisConnectionException e) {
      close(socket);
      throw e instanceof JedisConnectionException known
          ? known
          : new JedisConnectionException("Failed to connect to " + target.place() + ".", e);
    }
  }

  private Socket secured(Socket socket) {
    Optional<Trust> known = trust;
    if (known.isEmpty()) {
      known =
          Optional.of(new Trust(TlsHandshake.judge(target.files()), PemFiles.own(target.files())));
      trust = known;
    }
    return TlsHandshake.over(socket, target, known.get().judge(), known.get().own());
  }

  private void connect(Socket socket) throws IOException {
    InetSocketAddress address = new InetSocketAddress(target.host(), target.port());
    if (address.isUnresolved()) {
      throw new UnknownHostException(target.host());
    }
    socket.setTcpNoDelay(true);
    socket.setKeepAlive(true);
    socket.setReuseAddress(true);
    try {
      socket.connect(address, timeoutMillis);
    } catch (SocketTimeoutException e) {
      throw new ConnectTimeoutException(e);
    }
    if (watch.isEmpty()) {
      socket.setSoTimeout(timeoutMillis);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It was of no use anyway.
    }
  }

  /** Nobody answered the very attempt to connect. */
  static final class ConnectTimeoutException extends IOException {
    private static final long serialVersionUID = 1L;

    ConnectTimeoutException(SocketTimeoutException cause) {
      super(cause);
    }
  }
}
