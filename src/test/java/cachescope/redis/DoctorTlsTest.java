package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.Diagnosis;
import cachescope.event.Diagnosis.Finding;
import cachescope.event.Diagnosis.Grade;
import cachescope.event.Diagnosis.Topic;
import cachescope.event.SessionEvent.RedisChanged;
import cachescope.redis.client.RedisTarget;
import cachescope.redis.client.TlsFiles;
import cachescope.redis.doctor.Doctor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FAULTS 33: which check of a certificate failed; and an own authority makes it pass. */
class DoctorTlsTest {
  private static RedisTarget target(RealRedis redis, TlsPort tls, Optional<Path> authority) {
    return new RedisTarget(
        "127.0.0.1",
        tls.port(),
        0,
        true,
        redis.target.credentials(),
        new TlsFiles(authority, Optional.empty(), Optional.empty()));
  }

  private static Finding tls(RedisTarget target) {
    Diagnosis found = Doctor.examine(target, "*");
    return found.findings().stream()
        .filter(finding -> finding.topic() == Topic.TLS)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void eachCheckThatFailsIsNamed(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder)) {
      TlsPort tls = TlsPort.open(redis, folder, "CN=elsewhere", "90", "-ext", "san=dns:elsewhere");
      Finding both = tls(target(redis, tls, Optional.empty()));
      assertThat(both.grade()).isEqualTo(Grade.BROKEN);
      assertThat(both.found())
          .contains("CN=elsewhere")
          .contains("its authority is not one that this Java trusts")
          .contains("it is not for the name \"127.0.0.1\"");
      assertThat(both.mend()).contains("--cacert FILE");
      Finding name = tls(target(redis, tls, Optional.of(tls.certificate())));
      assertThat(name.found())
          .doesNotContain("authority is not")
          .contains("it is not for the name \"127.0.0.1\"");
      assertThat(name.mend()).contains("rediss://elsewhere:");
    }
  }

  @Test
  void anOwnAuthorityMakesItPassAndTheLinkUsesIt(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RealRedis redis = RealRedis.start(folder);
        RedisLink link = facts.external(folder)) {
      TlsPort tls = TlsPort.open(redis, folder, "CN=r", "90", "-ext", "san=ip:127.0.0.1");
      RedisTarget target = target(redis, tls, Optional.of(tls.certificate()));
      assertThat(tls(target).found()).contains("passes every check").contains("TLSv1.");
      link.connect(target, "*", false);
      facts.await(RedisChanged.class, e -> e.status().notifications());
      String uri =
          "rediss://:%s@127.0.0.1:%d?cacert=%s"
              .formatted(
                  redis.target.credentials().reveal().orElseThrow(), tls.port(), tls.certificate());
      assertThat(link.test(uri).sentence()).contains("answers at");
    }
  }

  @Test
  void aCertificateThatRunsOutSoonIsUnsafe(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder)) {
      TlsPort tls = TlsPort.open(redis, folder, "CN=r", "20", "-ext", "san=ip:127.0.0.1");
      Finding soon = tls(target(redis, tls, Optional.of(tls.certificate())));
      assertThat(soon.grade()).isEqualTo(Grade.UNSAFE);
      assertThat(soon.found()).containsPattern("runs out in (19|20) days");
    }
  }

  @Test
  void aServerThatWantsACertificateOfOursSaysSoAndTakesIt(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder)) {
      TlsPort tls = TlsPort.open(redis, folder, "CN=r", "90", "-ext", "san=ip:127.0.0.1");
      redis.admin.configSet("tls-auth-clients", "yes");
      RedisTarget bare = target(redis, tls, Optional.of(tls.certificate()));
      assertThat(Doctor.examine(bare, "*").findings().toString())
          .contains("wants a certificate of ours")
          .contains("--cert FILE --key FILE");
      TlsFiles own =
          new TlsFiles(
              Optional.of(tls.certificate()),
              Optional.of(tls.certificate()),
              Optional.of(tls.key()));
      Diagnosis with = Doctor.examine(bare.with(bare.credentials(), own), "*");
      assertThat(with.reached()).as(with.toString()).isTrue();
    }
  }

  @Test
  void theWrongKindOfPortAndTheWrongKindOfFileAreTold(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder)) {
      TlsPort tls = TlsPort.open(redis, folder, "CN=r");
      RedisTarget plain =
          new RedisTarget("127.0.0.1", tls.port(), 0, false, redis.target.credentials());
      assertThat(Doctor.examine(plain, "*").findings().toString())
          .contains("write rediss:// instead of redis://");
      RedisTarget secure =
          new RedisTarget("127.0.0.1", redis.target.port(), 0, true, redis.target.credentials());
      assertThat(tls(secure).mend()).isEqualTo("write redis:// instead of rediss://");
      assertThat(tls(target(redis, tls, Optional.of(folder.resolve("absent.pem")))).found())
          .startsWith("There is no file ");
      Path nonsense = Files.writeString(folder.resolve("nonsense.pem"), "not a certificate");
      assertThat(tls(target(redis, tls, Optional.of(nonsense))).found())
          .endsWith("does not hold certificates in PEM.");
    }
  }
}
