package cachescope.redis.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Finds out whether a server answers a TLS handshake at all. Nothing is sent over it, and nothing
 * is trusted.
 */
public final class TlsProbe {
  private static final int PATIENCE_MILLIS = 1_000;

  private TlsProbe() {}

  /** Whether it does; a handshake that fails on a certificate counts, for that takes TLS too. */
  public static boolean speaksTls(RedisTarget target) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(target.host(), target.port()), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
      try (SSLSocket secure =
          (SSLSocket) factory.createSocket(socket, target.host(), target.port(), true)) {
        secure.startHandshake();
        return true;
      }
    } catch (SSLException e) {
      return String.valueOf(e.getMessage()).contains("PKIX")
          || String.valueOf(e.getMessage()).contains("certificate");
    } catch (IOException e) {
      return false;
    }
  }
}
