package cachescope.redis.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** Certificates and keys in PEM files. Failures are {@link TlsException}s that name the file. */
final class PemFiles {
  private static final long LARGEST = 1 << 20;
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]*)-----END PRIVATE KEY-----");
  private static final char[] NO_PASSWORD = {};

  private PemFiles() {}

  /** A store in which every certificate of a file is trusted. */
  static KeyStore trusted(Path file) {
    try {
      KeyStore store = empty();
      int number = 0;
      for (Certificate certificate : certificates(file)) {
        store.setCertificateEntry("authority-" + number++, certificate);
      }
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw unreadable(file, "certificates in PEM");
    }
  }

  /** What shows our own certificate where the server asks for one; none without files. */
  static List<KeyManager> own(TlsFiles files) {
    if (files.certificate().isEmpty() || files.key().isEmpty()) {
      return List.of();
    }
    Path certificate = files.certificate().get();
    Path key = files.key().get();
    PrivateKey secret = key(key);
    try {
      KeyStore store = empty();
      store.setKeyEntry(
          "own", secret, NO_PASSWORD, certificates(certificate).toArray(Certificate[]::new));
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, NO_PASSWORD);
      return List.of(factory.getKeyManagers());
    } catch (GeneralSecurityException | IOException e) {
      throw unreadable(certificate, "a certificate in PEM");
    }
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws CertificateException {
    Collection<? extends Certificate> found =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(bytes(file)));
    if (found.isEmpty()) {
      throw unreadable(file, "a certificate in PEM");
    }
    return found;
  }

  private static PrivateKey key(Path file) {
    String text = new String(bytes(file), StandardCharsets.ISO_8859_1);
    Matcher pem = KEY.matcher(text);
    if (!pem.find()) {
      throw new TlsException(
          "The file %s has no key in PKCS #8 without a password; make one with: openssl pkcs8 -topk8 -nocrypt -in %s -out key8.pem"
              .formatted(file, file));
    }
    try {
      var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
      for (String kind : List.of("RSA", "EC", "EdDSA")) {
        try {
          return KeyFactory.getInstance(kind).generatePrivate(spec);
        } catch (InvalidKeySpecException e) {
          // Then of another kind.
        }
      }
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      // The sentence below says it, and nothing of what the file holds.
    }
    throw unreadable(file, "a private key of RSA, EC or EdDSA");
  }

  private static byte[] bytes(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw unreadable(file, "certificates: it is too large");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new TlsException("There is no file " + file + "; TLS needs it.");
    } catch (IOException e) {
      throw new TlsException("The file " + file + " cannot be read; TLS needs it.");
    }
  }

  private static TlsException unreadable(Path file, String what) {
    return new TlsException("The file " + file + " does not hold " + what + ".");
  }
}
