package cachescope.redis.client;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * A server's certificate, looked at before anything is sent: a handshake of its own, which says
 * nothing, trusts nobody and is then thrown away.
 */
public final class CertificateLook {
  /**
   * What the server showed.
   *
   * @param names it is for, as {@code DNS:…} and {@code IP:…} without their kind
   * @param trusted whether its chain ends at an authority that is trusted
   * @param named whether it is for the host that was asked for
   * @param protocol such as TLSv1.3
   */
  public record Shown(
      String subject,
      String issuer,
      List<String> names,
      Instant from,
      Instant to,
      boolean trusted,
      boolean named,
      String protocol) {
    public Shown {
      names = List.copyOf(names);
    }
  }

  private CertificateLook() {}

  /**
   * Shakes hands over an open socket, whose read time-out bounds it.
   *
   * @throws SSLException where the server broke off, or speaks no TLS
   */
  public static Shown at(Socket socket, RedisTarget target)
      throws IOException, GeneralSecurityException {
    Witness witness = new Witness(TlsHandshake.judge(target.files()));
    try (SSLSocket secure = shaken(socket, target, witness)) {
      X509Certificate certificate = witness.chain.getFirst();
      return new Shown(
          certificate.getSubjectX500Principal().getName(),
          certificate.getIssuerX500Principal().getName(),
          names(certificate),
          certificate.getNotBefore().toInstant(),
          certificate.getNotAfter().toInstant(),
          witness.trusted,
          isFor(certificate, target.host()),
          secure.getSession().getProtocol());
    }
  }

  private static SSLSocket shaken(Socket socket, RedisTarget target, Witness witness)
      throws IOException, GeneralSecurityException {
    List<KeyManager> own = PemFiles.own(target.files());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        own.isEmpty() ? null : own.toArray(KeyManager[]::new), new TrustManager[] {witness}, null);
    SSLSocket secure =
        (SSLSocket)
            context.getSocketFactory().createSocket(socket, target.host(), target.port(), true);
    secure.startHandshake();
    return secure;
  }

  /**
   * Whether the server ends the conversation for want of a certificate of ours, or for the one that
   * was shown. In TLS 1.3 it says so after the handshake only, to who listens.
   */
  public static boolean wantsOurs(Socket socket, RedisTarget target)
      throws IOException, GeneralSecurityException {
    Witness witness = new Witness(TlsHandshake.judge(target.files()));
    try (SSLSocket secure = shaken(socket, target, witness)) {
      var _ = secure.getInputStream().read();
      return false;
    } catch (SSLException e) {
      String said = String.valueOf(e.getMessage());
      return said.contains("certificate");
    }
  }

  /** Why the files of a target cannot be used; empty: they can. */
  public static Optional<String> troubleWithFiles(RedisTarget target) {
    try {
      var _ = TlsHandshake.judge(target.files());
      var _ = PemFiles.own(target.files());
      return Optional.empty();
    } catch (TlsException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> names(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    try {
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      if (alternatives != null) {
        for (List<?> one : alternatives) {
          if (one.get(1) instanceof String name && names.size() < 20) {
            names.add(name);
          }
        }
      }
    } catch (CertificateParsingException e) {
      // Then it is for nobody.
    }
    return names;
  }

  /** As RFC 6125 has it: a star stands for one whole label, the first. */
  private static boolean isFor(X509Certificate certificate, String host) {
    String wanted = host.toLowerCase(Locale.ROOT);
    for (String name : names(certificate)) {
      String is = name.toLowerCase(Locale.ROOT);
      boolean starred =
          is.startsWith("*.")
              && wanted.indexOf('.') > 0
              && is.substring(1).equals(wanted.substring(wanted.indexOf('.')));
      if (is.equals(wanted) || starred) {
        return true;
      }
    }
    return false;
  }

  /** Lets every chain pass and remembers what the judge says of it, its dates left out. */
  private static final class Witness extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager judge;
    private volatile List<X509Certificate> chain = List.of();
    private volatile boolean trusted;

    Witness(X509ExtendedTrustManager judge) {
      this.judge = judge;
    }

    private void look(X509Certificate[] shown, String type) {
      chain = List.of(shown);
      try {
        judge.checkServerTrusted(shown, type);
        trusted = true;
      } catch (CertificateException e) {
        trusted = String.valueOf(e).contains("validity check failed");
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String type, Socket socket) {
      look(shown, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String type, SSLEngine engine) {
      look(shown, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String type) {
      look(shown, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String type, Socket socket)
        throws CertificateException {
      throw new CertificateException("nobody is a client here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String type, SSLEngine engine)
        throws CertificateException {
      throw new CertificateException("nobody is a client here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String type)
        throws CertificateException {
      throw new CertificateException("nobody is a client here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return judge.getAcceptedIssuers();
    }
  }
}
