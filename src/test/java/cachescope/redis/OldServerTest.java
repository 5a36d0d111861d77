package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.event.CacheFault;
import cachescope.event.RedisEvent.KeySet;
import cachescope.event.RedisStatus;
import cachescope.event.RedisStatus.State;
import cachescope.event.SessionEvent.RedisChanged;
import cachescope.redis.server.SpareServer;
import cachescope.service.CacheException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that cannot do all, or do not know all: FAULTS rows 8 and 28. */
class OldServerTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);

  private static String bulk(String text) {
    return "$" + text.length() + "\r\n" + text + "\r\n";
  }

  /** As Redis 5 for Windows answers: no HELLO, no ACL, no tracking. */
  static String redis5(String command) {
    return switch (command) {
      case "INFO" ->
          bulk("# Server\r\nredis_version:5.0.14\r\nrun_id:abc\r\nrole:master\r\nloading:0\r\n");
      case "CONFIG" -> "*2\r\n" + bulk("notify-keyspace-events") + bulk("AKE");
      case "PSUBSCRIBE" -> "*3\r\n" + bulk("psubscribe") + bulk("x") + ":1\r\n";
      case "SCAN" -> "*2\r\n" + bulk("0") + "*0\r\n";
      case "GET" -> "$-1\r\n";
      case "PING" -> "+PONG\r\n";
      case "HELLO", "ACL" -> "-ERR unknown command `" + command + "`\r\n";
      default -> "+OK\r\n";
    };
  }

  @Test
  void anOldServerIsUsedAndWhatIsOffSaysWhy(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (FakeRedis old = FakeRedis.of(OldServerTest::redis5);
        RedisLink link = facts.external(folder)) {
      link.connect(old.target(), "ours:", false);
      RedisStatus status =
          facts.await(RedisChanged.class, e -> e.status().notifications()).status();
      assertThat(status.state()).isEqualTo(State.CONNECTED);
      assertThat(status.version()).isEqualTo("5.0.14");
      assertThat(String.join("\n", status.off()))
          .contains("RESP3 needs Redis 6", "tracking", "ACL", "keymiss", "XAUTOCLAIM")
          .contains("this is 5.0.14");
      assertThat(link.get(link.keyOf(1))).isEmpty();
    }
  }

  @Test
  void aNewServerLacksNothing(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RealRedis redis = RealRedis.start(folder);
        RedisLink link = facts.external(folder)) {
      link.connect(redis.target, "ours:", false);
      assertThat(facts.await(RedisChanged.class, e -> e.status().notifications()).status().off())
          .isEmpty();
    }
  }

  @Test
  void aReplicaWithoutItsMasterSaysHowOldItsDataMayBe(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (SpareServer master = SpareServer.redis(folder, SpareServer.freePort());
        SpareServer replica =
            SpareServer.redis(
                folder, SpareServer.freePort(), "replicaof 127.0.0.1 " + master.port());
        RedisLink link = facts.external(folder)) {
      Facts.until(() -> replica.ask("INFO", "replication").contains("master_link_status:up"));
      master.say("SETEX", "ours:user:1", "60", "old");
      Facts.until(() -> replica.ask("DBSIZE").equals("1"));
      link.connect(replica.target(), "ours:", false);
      facts.await(RedisChanged.class, e -> e.status().sentence().contains("is a replica"));
      assertThatThrownBy(() -> link.set("ours:user:1", new byte[1], MINUTE))
          .extracting(e -> ((CacheException) e).fault())
          .isEqualTo(CacheFault.READ_ONLY);
      facts.forget();
      master.kill();
      RedisStatus alone =
          facts
              .await(RedisChanged.class, e -> e.status().sentence().contains("may be as old"))
              .status();
      assertThat(alone.state()).isEqualTo(State.LIMITED);
      assertThat(alone.sentence()).containsPattern("lost its master at \\d\\d:\\d\\d:\\d\\d");
      assertThat(facts.all(KeySet.class)).isEmpty();

      replica.say("CONFIG", "SET", "replica-serve-stale-data", "no");
      assertThatThrownBy(() -> link.get("ours:user:1"))
          .extracting(e -> ((CacheException) e).fault())
          .isEqualTo(CacheFault.MASTER_DOWN);
    }
  }
}
