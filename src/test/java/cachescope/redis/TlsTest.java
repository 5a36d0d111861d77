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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transport security: which check failed, and which side does not speak it. */
class TlsTest {
  @Test
  void aSelfSignedCertificateIsNamedWithItsDate(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder);
        RedisLink link = new Facts().external(folder)) {
      int port = speakTls(redis, folder, "CN=somewhere else");
      assertThat(link.test("rediss://127.0.0.1:" + port).sentence())
          .contains("CN=somewhere else")
          .contains("valid to 20")
          .contains("not issued by an authority that this Java trusts");
    }
  }

  @Test
  void redisToATlsPortIsTold(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder);
        RedisLink link = new Facts().external(folder)) {
      int port = speakTls(redis, folder, "CN=localhost");
      assertThat(link.test("redis://127.0.0.1:" + port).sentence())
          .endsWith("speaks TLS; write rediss:// instead of redis://.");
    }
  }

  @Test
  void redissToAPlainPortIsTold(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder);
        RedisLink link = new Facts().external(folder)) {
      long began = System.nanoTime();
      assertThat(link.test("rediss://" + redis.target.place()).sentence())
          .contains("write redis:// instead of rediss://");
      assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(2 * 2_000 + 1_000);
    }
  }

  /** Opens a TLS port on the running server, with a certificate made for the purpose. */
  private static int speakTls(RealRedis redis, Path folder, String name) throws Exception {
    Path store = folder.resolve("store.p12");
    keytool(
        "-genkeypair",
        "-alias",
        "r",
        "-keyalg",
        "EC",
        "-dname",
        name,
        "-validity",
        "30",
        "-keystore",
        store.toString(),
        "-storetype",
        "PKCS12",
        "-storepass",
        "changeit");
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
    return port;
  }

  private static void keytool(String... args) throws Exception {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    var command = new ArrayList<>(List.of(tool.toString()));
    command.addAll(List.of(args));
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
