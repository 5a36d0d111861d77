package cachescope.redis.client;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Transport security over an open socket: the chain must end at an authority that this Java trusts
 * (or at the one of a file), and the name must be the host's. There is no "trust everything".
 */
final class TlsHandshake {
  private TlsHandshake() {}

  /**
   * Shakes hands.
   *
   * @param judge decides what is trusted
   * @param own shows our certificate, if we have one
   */
  static Socket over(
      Socket socket, RedisTarget target, X509ExtendedTrustManager judge, List<KeyManager> own) {
    TellingTrust trust = new TellingTrust(judge, target.files().authority());
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          own.isEmpty() ? null : own.toArray(KeyManager[]::new), new TrustManager[] {trust}, null);
      SSLSocket secure =
          (SSLSocket)
              context.getSocketFactory().createSocket(socket, target.host(), target.port(), true);
      SSLParameters parameters = secure.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secure.setSSLParameters(parameters);
      secure.startHandshake();
      return secure;
    } catch (SocketTimeoutException e) {
      throw new TlsException(
          "The server at %s did not answer the TLS handshake; if it does not speak TLS, write redis:// instead of"
                  .formatted(target.place())
              + " rediss://.");
    } catch (SSLException e) {
      throw new TlsException(
          trust
              .finding()
              .map(found -> "TLS to " + target.place() + " failed: " + found)
              .orElseGet(() -> withoutFinding(target, e)));
    } catch (IOException e) {
      throw new TlsException(
          "The server at %s broke off the TLS handshake; if it does not speak TLS, write redis:// instead of rediss://."
              .formatted(target.place()));
    } catch (GeneralSecurityException e) {
      throw new TlsException("This Java cannot speak TLS: " + e.getMessage());
    }
  }

  private static String withoutFinding(RedisTarget target, SSLException e) {
    String said = String.valueOf(e.getMessage());
    if (said.contains("Unsupported or unrecognized SSL message")
        || said.contains("plaintext connection")
        || said.contains("terminated the handshake")) {
      return "The server at %s does not speak TLS; write redis:// instead of rediss://."
          .formatted(target.place());
    }
    return "TLS to %s failed: %s.".formatted(target.place(), said);
  }

  /**
   * Trusts the authorities of a file and no others, or whom this Java trusts; reading it takes a
   * while.
   */
  static X509ExtendedTrustManager judge(TlsFiles files) {
    @Nullable KeyStore store = files.authority().map(PemFiles::trusted).orElse(null);
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509ExtendedTrustManager trust) {
          return trust;
        }
      }
    } catch (GeneralSecurityException e) {
      throw new TlsException(
          "The certificates that this Java trusts cannot be read: " + e.getMessage());
    }
    throw new TlsException("This Java has no list of certificates that it trusts.");
  }
}
