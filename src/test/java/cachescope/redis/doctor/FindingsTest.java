package cachescope.redis.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.Diagnosis.Finding;
import cachescope.event.Diagnosis.Grade;
import cachescope.event.Diagnosis.Topic;
import cachescope.redis.client.Credentials;
import cachescope.redis.client.RedisTarget;
import cachescope.redis.watch.ServerInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of answers that no server on this machine would give. */
class FindingsTest {
  private static Answers answers(
      boolean local, boolean open, Credentials who, String info, Map<String, String> settings) {
    return new Answers(
        new RedisTarget("cache.example.org", 6379, 0, false, who),
        false,
        local,
        Optional.of(open),
        Optional.of("default"),
        Map.of(),
        ServerInfo.parse(info.replace(' ', '\n')),
        "",
        settings,
        "",
        List.of(300_000_000L),
        Optional.of(-4_000L));
  }

  private static Answers of(String info) {
    return answers(true, false, Credentials.NONE, info, Map.of());
  }

  private interface Judgement {
    void of(Answers answers, Chart chart);
  }

  private static Finding judged(Judgement judgement, Answers answers) {
    Chart chart = new Chart(text -> text);
    judgement.of(answers, chart);
    return chart.findings().getFirst();
  }

  @Test
  void anOpenServerIsUnsafeWhereOthersReachIt() {
    Answers far = answers(false, true, Credentials.NONE, "", Map.of());
    Finding open = judged(AccessFindings::password, far);
    assertThat(open.grade()).isEqualTo(Grade.UNSAFE);
    assertThat(open.mend()).contains("ACL SETUSER default on '>A-LONG-PASSWORD'");
    Map<String, String> bare = Map.of("bind", "* -::*", "protected-mode", "no");
    Answers here = answers(true, true, Credentials.NONE, "", bare);
    assertThat(judged(AccessFindings::password, here).grade()).isEqualTo(Grade.UNSAFE);
    Map<String, String> guarded = Map.of("bind", "* -::*", "protected-mode", "yes");
    Answers safe = answers(true, true, Credentials.NONE, "", guarded);
    assertThat(judged(AccessFindings::password, safe).grade()).isEqualTo(Grade.FINE);
  }

  @Test
  void aPasswordThatTravelsReadableIsUnsafe() {
    Answers far = answers(false, false, Credentials.password("secret"), "", Map.of());
    Finding sent = judged(AccessFindings::password, far);
    assertThat(sent.topic()).isEqualTo(Topic.PASSWORD);
    assertThat(sent.grade()).isEqualTo(Grade.UNSAFE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "redis_version:5.0.14.1 | LIMITED | no RESP3, no client tracking, no users (ACL), no"
            + " keymiss",
        "redis_version:6.0.20   | LIMITED | older than 6.2",
        "redis_version:7.2.4    | FINE    | Redis 7.2.4",
        "server_name:valkey valkey_version:9.1.2 redis_version:7.2.4 | FINE | Valkey 9.1.2"
      })
  void aVersionLacksWhatItLacks(String info, Grade grade, String words) {
    Finding version = judged(ServerFindings::version, of(info));
    assertThat(version.grade()).isEqualTo(grade);
    assertThat(version.found()).contains(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "maxmemory:0 maxmemory_policy:noeviction         | LIMITED | no memory limit",
        "maxmemory:9000000 maxmemory_policy:noeviction   | LIMITED | writes are refused",
        "maxmemory:1000000 maxmemory_policy:allkeys-lru used_memory_overhead:900000 | LIMITED | the"
            + " server itself and its clients",
        "maxmemory:90000000 maxmemory_policy:allkeys-lru used_memory_overhead:900000 | FINE | the"
            + " keys of others",
        "maxmemory:90000000 maxmemory_policy:volatile-lru db0:keys=10,expires=2,avg_ttl=1 | LIMITED"
            + " | 8 of 10 have none",
        "maxmemory:90000000 maxmemory_policy:volatile-lru db0:keys=10,expires=9,avg_ttl=1 | FINE |"
            + " 1 of 10 have none"
      })
  void aPolicyIsJudgedWithItsLimit(String info, Grade grade, String words) {
    Finding policy = judged(MemoryFindings::policy, of(info));
    assertThat(policy.grade()).isEqualTo(grade);
    assertThat(policy.found()).contains(words);
  }

  @Test
  void aSlowServerAndASentinelAndAClockAreNamed() {
    assertThat(judged(ServerFindings::latency, of("")).grade()).isEqualTo(Grade.LIMITED);
    assertThat(judged(ServerFindings::topology, of("redis_mode:sentinel")).grade())
        .isEqualTo(Grade.BROKEN);
    assertThat(judged(ServerFindings::clock, of("")).found()).contains("4 s behind");
  }
}
