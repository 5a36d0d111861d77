package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A TLS port on a running server, with a certificate made for the purpose. */
record TlsPort(int port, Path certificate, Path key) {
  /** With a certificate of that name, for 30 days and no address. */
  static TlsPort open(RealRedis redis, Path folder, String name) throws Exception {
    return open(redis, folder, name, "30");
  }

  /**
   * With a certificate that issued itself.
   *
   * @param more what keytool should know besides, as {@code -ext san=ip:127.0.0.1}
   */
  static TlsPort open(RealRedis redis, Path folder, String name, String days, String... more)
      throws Exception {
    Path store = folder.resolve("store.p12");
    var arguments =
        new ArrayList<>(
            List.of(
                "-genkeypair",
                "-alias",
                "r",
                "-keyalg",
                "EC",
                "-dname",
                name,
                "-validity",
                days,
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit"));
    arguments.addAll(List.of(more));
    keytool(arguments);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(store)) {
      keys.load(in, "changeit".toCharArray());
    }
    Path certificate = pem(folder, "CERTIFICATE", keys.getCertificate("r").getEncoded());
    Path key = pem(folder, "PRIVATE KEY", keys.getKey("r", "changeit".toCharArray()).getEncoded());
    redis.admin.configSet("tls-cert-file", certificate.toString());
    redis.admin.configSet("tls-key-file", key.toString());
    redis.admin.configSet("tls-ca-cert-file", certificate.toString());
    redis.admin.configSet("tls-auth-clients", "no");
    int port = freePort();
    redis.admin.configSet("tls-port", Integer.toString(port));
    return new TlsPort(port, certificate, key);
  }

  private static void keytool(List<String> args) throws Exception {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    var command = new ArrayList<>(List.of(tool.toString()));
    command.addAll(args);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().transferTo(OutputStream.nullOutputStream());
    assertThat(process.waitFor()).isZero();
  }

  private static Path pem(Path folder, String kind, byte[] content) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return Files.writeString(
        folder.resolve(kind.replace(' ', '-')),
        "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
