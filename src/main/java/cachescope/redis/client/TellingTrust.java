package cachescope.redis.client;

import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * A trust manager that decides as another one does, and remembers in words what it turned down. One
 * handshake.
 */
final class TellingTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager judge;
  private final Optional<Path> file;
  private volatile String found = "";

  /**
   * @param file where the judge has its authorities from; empty: from this Java
   */
  TellingTrust(X509ExtendedTrustManager judge, Optional<Path> file) {
    this.judge = judge;
    this.file = file;
  }

  Optional<String> finding() {
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    try {
      judge.checkServerTrusted(chain, type, socket);
    } catch (CertificateException e) {
      found = describe(chain[0], e);
      throw e;
    }
  }

  private String describe(X509Certificate certificate, CertificateException e) {
    String said = String.valueOf(e.getMessage());
    String who =
        "the certificate of \"%s\" (valid to %s, issued by \"%s\") "
            .formatted(
                certificate.getSubjectX500Principal().getName(),
                certificate.getNotAfter().toInstant().atZone(ZoneOffset.UTC).toLocalDate(),
                certificate.getIssuerX500Principal().getName());
    if (expired(certificate)) {
      return who + "is outside its dates; it must be renewed, or this machine's clock set.";
    }
    if (said.startsWith("No subject alternative") || said.startsWith("No name matching")) {
      return who + "is for another name than the host; connect by a name that it has.";
    }
    return who
        + file.map(
                f -> "is not issued by an authority in " + f + "; give the file of its authority.")
            .orElse(
                "is not issued by an authority that this Java trusts; give the file of its"
                    + " authority: --cacert FILE, or rediss://…?cacert=FILE.");
  }

  private static boolean expired(X509Certificate certificate) {
    try {
      certificate.checkValidity();
      return false;
    } catch (CertificateExpiredException | CertificateNotYetValidException e) {
      return true;
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    judge.checkServerTrusted(chain, type, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    judge.checkServerTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    judge.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    judge.checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    judge.checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return judge.getAcceptedIssuers();
  }
}
