package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.event.CacheFault;
import cachescope.event.RedisEvent.FailedOver;
import cachescope.event.RedisEvent.KeySet;
import cachescope.event.RedisEvent.ListeningLost;
import cachescope.event.RedisEvent.ListeningStarted;
import cachescope.event.RedisEvent.Resynced;
import cachescope.event.RedisEvent.TopologyRead;
import cachescope.event.RedisNode;
import cachescope.event.RedisNode.Role;
import cachescope.event.RedisStatus.State;
import cachescope.event.RedisStatus.Topology;
import cachescope.event.SessionEvent.RedisChanged;
import cachescope.redis.server.SpareServer;
import cachescope.service.CacheException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A master that real sentinels watch: FAULTS rows 27 and 28. */
class SentinelTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final byte[] VALUE = new byte[10];

  private static void connect(RedisLink link, RealSentinels all, Facts facts) {
    link.connect(all.address(), "ours:", false);
    facts.await(RedisChanged.class, e -> e.status().state() == State.CONNECTED);
    facts.await(Resynced.class, _ -> true);
  }

  @Test
  void aKilledMasterIsFollowedByItsReplicaAndComesBackAsOne(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RealSentinels all = RealSentinels.start(folder);
        RedisLink link = facts.external(folder)) {
      connect(link, all, facts);
      SpareServer master = all.servers.get(0);
      SpareServer replica = all.servers.get(1);
      TopologyRead read = facts.await(TopologyRead.class, e -> e.nodes().size() == 5);
      assertThat(read.topology()).isEqualTo(Topology.SENTINEL);
      assertThat(read.nodes())
          .filteredOn(RedisNode::used)
          .singleElement()
          .extracting(RedisNode::place)
          .isEqualTo(master.place());
      link.set(link.keyOf(1), VALUE, MINUTE);
      Facts.until(() -> replica.ask("DBSIZE").equals("1"));
      facts.forget();
      master.kill();
      facts.await(RedisChanged.class, e -> e.status().state() == State.DOWN);
      facts.await(ListeningLost.class, _ -> true);
      assertThatThrownBy(() -> link.set(link.keyOf(2), VALUE, MINUTE))
          .isInstanceOf(CacheException.class);
      FailedOver over = facts.await(FailedOver.class, _ -> true);
      assertThat(over.from()).isEqualTo(master.place());
      assertThat(over.to()).isEqualTo(replica.place());
      facts.await(ListeningStarted.class, _ -> true);
      facts.await(
          Resynced.class,
          r -> r.complete() && r.keys().stream().anyMatch(k -> k.key().equals(link.keyOf(1))));
      facts.await(RedisChanged.class, e -> e.status().state() == State.CONNECTED);
      assertThat(link.get(link.keyOf(1))).contains(VALUE);
      link.set(link.keyOf(2), VALUE, MINUTE);
      facts.await(KeySet.class, e -> e.key().equals(link.keyOf(2)));

      SpareServer back = all.again(master);
      facts.await(
          TopologyRead.class,
          e ->
              e.nodes().stream()
                  .anyMatch(n ->
                      n.place().equals(back.place())
                          && n.role() == Role.REPLICA
                          && n.health() == RedisNode.Health.UP));
      assertThat(link.get(link.keyOf(2))).contains(VALUE);
    }
  }

  @Test
  void aMasterThatBecomesAReplicaTakesNoWriteAndNobodyReadsOldDataFromIt(@TempDir Path folder)
      throws Exception {
    Facts facts = new Facts();
    try (RealSentinels all = RealSentinels.start(folder);
        RedisLink link = facts.external(folder)) {
      connect(link, all, facts);
      link.set(link.keyOf(1), VALUE, MINUTE);
      facts.await(KeySet.class, _ -> true);
      facts.forget();
      all.sentinels.forEach(s -> s.signal("STOP"));
      SpareServer master = all.servers.get(0);
      master.say("REPLICAOF", "127.0.0.1", Integer.toString(all.servers.get(1).port()));
      CacheException refused = refused(link);
      assertThat(refused.fault()).isEqualTo(CacheFault.READ_ONLY);
      assertThat(refused.sentence()).contains("is now a replica");
      assertThatThrownBy(() -> link.get(link.keyOf(1)))
          .as("what it holds may be old")
          .hasMessageContaining("is now a replica");
      facts.await(
          RedisChanged.class,
          e ->
              e.status().state() == State.DOWN
                  && e.status().sentence().contains("is now a replica"));
      assertThat(facts.all(KeySet.class)).isEmpty();
      master.say("REPLICAOF", "NO", "ONE");
      all.sentinels.forEach(s -> s.signal("CONT"));
      Facts.until(() -> written(link));
    }
  }

  @Test
  void aFailoverOnWishIsFollowed(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RealSentinels all = RealSentinels.start(folder);
        RedisLink link = facts.external(folder)) {
      connect(link, all, facts);
      link.set(link.keyOf(1), VALUE, MINUTE);
      facts.forget();
      all.sentinels.get(2).say("SENTINEL", "FAILOVER", RealSentinels.MASTER);
      FailedOver over = facts.await(FailedOver.class, _ -> true);
      assertThat(over.to()).isEqualTo(all.servers.get(1).place());
      Facts.until(() -> written(link));
      facts.await(
          RedisChanged.class,
          e ->
              e.status().state() == State.CONNECTED
                  && e.status().port() == all.servers.get(1).port());
    }
  }

  @Test
  void anAddressIsTriedAndAWrongNameIsExplained(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RealSentinels all = RealSentinels.start(folder);
        RedisLink link = facts.external(folder)) {
      String hosts = "redis+sentinel://:" + SpareServer.PASSWORD + "@" + all.address().place();
      assertThat(link.test(hosts + "/" + RealSentinels.MASTER))
          .satisfies(s -> assertThat(s.topology()).isEqualTo(Topology.SENTINEL))
          .satisfies(s -> assertThat(s.port()).isEqualTo(all.servers.get(0).port()));
      assertThat(link.test(hosts + "/other").sentence())
          .contains("knows no master called \"other\"");
      assertThat(link.test("redis+sentinel://127.0.0.1:1/main").sentence())
          .isEqualTo("Redis is not running at 127.0.0.1:1.");
    }
  }

  /** What the first write ends with that the server refuses. */
  private static CacheException refused(RedisLink link) {
    CacheException[] refused = new CacheException[1];
    Facts.until(() -> {
      try {
        link.set(link.keyOf(1), VALUE, MINUTE);
        return false;
      } catch (CacheException e) {
        refused[0] = e;
        return true;
      }
    });
    return refused[0];
  }

  private static boolean written(RedisLink link) {
    try {
      link.set(link.keyOf(1), VALUE, MINUTE);
      return true;
    } catch (CacheException e) {
      return false;
    }
  }
}
