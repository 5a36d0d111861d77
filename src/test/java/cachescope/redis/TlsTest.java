package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transport security: which check failed, and which side does not speak it. */
class TlsTest {
  @Test
  void aSelfSignedCertificateIsNamedWithItsDate(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder);
        RedisLink link = new Facts().external(folder)) {
      int port = TlsPort.open(redis, folder, "CN=somewhere else").port();
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
      int port = TlsPort.open(redis, folder, "CN=localhost").port();
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
}
