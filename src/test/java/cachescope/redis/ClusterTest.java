package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.event.CacheFault;
import cachescope.event.Figures;
import cachescope.event.KeySlot;
import cachescope.event.RedisEvent.Emptied;
import cachescope.event.RedisEvent.FailedOver;
import cachescope.event.RedisEvent.ForeignWrite;
import cachescope.event.RedisEvent.KeyDeleted;
import cachescope.event.RedisEvent.KeySet;
import cachescope.event.RedisEvent.KeyTouched;
import cachescope.event.RedisEvent.ListeningStarted;
import cachescope.event.RedisEvent.Resynced;
import cachescope.event.RedisEvent.ServerRead;
import cachescope.event.RedisEvent.TopologyRead;
import cachescope.event.RedisStatus.State;
import cachescope.event.RedisStatus.Topology;
import cachescope.event.SessionEvent.RedisChanged;
import cachescope.event.SlotRange;
import cachescope.redis.server.SpareServer;
import cachescope.service.CacheException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Cluster of real servers: FAULTS rows 30, 31 and 32. */
class ClusterTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final byte[] VALUE = new byte[10];

  private static void connect(RedisLink link, RealCluster cluster, Facts facts, String prefix) {
    link.connect(cluster.address(), prefix, false);
    facts.await(RedisChanged.class, e -> e.status().state() == State.CONNECTED);
    Facts.until(() -> facts.all(Resynced.class).size() >= RealCluster.MASTERS);
  }

  @Test
  void everyNodeIsHeardAndReadAndClearedAndEmptiedApart(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RealCluster cluster = RealCluster.start(folder, 0);
        RedisLink link = facts.external(folder)) {
      connect(link, cluster, facts, "ours:");
      TopologyRead read = facts.await(TopologyRead.class, _ -> true);
      assertThat(read.topology()).isEqualTo(Topology.CLUSTER);
      assertThat(read.nodes()).hasSize(3).allMatch(node -> node.slotCount() >= 5_461);
      assertThat(read.lost()).isEmpty();

      LongStream.rangeClosed(1, 60).forEach(id -> link.set(link.keyOf(id), VALUE, MINUTE));
      Facts.until(() -> facts.all(KeySet.class).size() == 60);
      assertThat(link.get(link.keyOf(60))).contains(VALUE);
      facts.await(ServerRead.class, e -> e.reading().keysInDatabase() == 60);
      assertThat(facts.all(ForeignWrite.class)).isEmpty();

      cluster.nodes.get(1).say("FLUSHALL");
      Emptied emptied = facts.await(Emptied.class, _ -> true);
      assertThat(emptied.slots())
          .containsExactly(new SlotRange(RealCluster.first(1), RealCluster.first(2) - 1));

      long left =
          60
              - LongStream.rangeClosed(1, 60)
                  .filter(id -> KeySlot.among(link.keyOf(id), emptied.slots()))
                  .count();
      assertThat(link.clearOwnKeys()).isEqualTo(left);
      assertThat(link.get(link.keyOf(60))).isEmpty();
    }
  }

  @Test
  void aSlotIsMovedUnderTrafficAndNoKeyIsSaidToBeGone(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RealCluster cluster = RealCluster.start(folder, 0);
        RedisLink link = facts.external(folder)) {
      connect(link, cluster, facts, "ours:");
      long user = RealCluster.users(0, "ours:", 1).getFirst();
      String key = link.keyOf(user);
      int slot = KeySlot.of(key);
      link.set(key, VALUE, MINUTE);
      cluster.nodes.get(1).say("CLUSTER", "SETSLOT", "" + slot, "IMPORTING", cluster.id(0));
      cluster.nodes.get(0).say("CLUSTER", "SETSLOT", "" + slot, "MIGRATING", cluster.id(1));
      facts.await(TopologyRead.class, e -> e.moving().contains(new SlotRange(slot, slot)));
      assertThat(link.get(key)).as("not moved yet").contains(VALUE);
      cluster.copyAndDelete(key, 0, 1);
      facts.await(KeyTouched.class, e -> e.notification().equals("restore"));
      facts.await(KeyTouched.class, e -> e.notification().equals("moved"));
      assertThat(link.get(key)).as("sent on by ASK").contains(VALUE);
      cluster.move(slot, 0, 1);
      assertThat(link.get(key)).as("sent on by MOVED").contains(VALUE);
      facts.await(
          TopologyRead.class,
          e -> e.moving().isEmpty() && e.nodes().stream().anyMatch(n -> n.slotCount() == 5_460));
      assertThat(facts.all(KeyDeleted.class)).isEmpty();
      assertThat(facts.all(ForeignWrite.class)).isEmpty();

      link.set(key, VALUE, MINUTE);
      assertThat(link.delete(key)).isTrue();
      facts.await(KeyDeleted.class, e -> e.key().equals(key));
      facts.forget();
      link.set(key, VALUE, MINUTE);
      cluster.nodes.get(1).say("DEL", key);
      facts.await(ForeignWrite.class, e -> e.notification().equals("del"));
      facts.await(KeyDeleted.class, e -> e.key().equals(key));
    }
  }

  @Test
  void aKeyThatIsNotThereYetIsAskedForAtTheOtherNode(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RealCluster cluster = RealCluster.start(folder, 0);
        RedisLink link = facts.external(folder)) {
      connect(link, cluster, facts, "ours:");
      String key = link.keyOf(RealCluster.users(0, "ours:", 1).getFirst());
      String slot = Integer.toString(KeySlot.of(key));
      cluster.nodes.get(1).say("CLUSTER", "SETSLOT", slot, "IMPORTING", cluster.id(0));
      cluster.nodes.get(0).say("CLUSTER", "SETSLOT", slot, "MIGRATING", cluster.id(1));
      link.set(key, VALUE, MINUTE);
      assertThat(link.get(key)).contains(VALUE);
      assertThat(cluster.nodes.get(1).ask("CLUSTER", "COUNTKEYSINSLOT", slot)).isEqualTo("1");
      facts.await(KeySet.class, e -> e.key().equals(key));
    }
  }

  @Test
  void aKilledShardIsLostAndTheOthersGoOn(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RealCluster cluster = RealCluster.start(folder, 0);
        RedisLink link = facts.external(folder)) {
      connect(link, cluster, facts, "ours:");
      List<Long> lost = RealCluster.users(2, "ours:", 3);
      List<Long> kept = RealCluster.users(0, "ours:", 3);
      lost.forEach(id -> link.set(link.keyOf(id), VALUE, MINUTE));
      kept.forEach(id -> link.set(link.keyOf(id), VALUE, MINUTE));
      cluster.nodes.get(2).kill();
      for (int i = 0; i < 5; i++) {
        assertThatThrownBy(() -> link.get(link.keyOf(lost.getFirst())))
            .isInstanceOf(CacheException.class)
            .extracting(e -> ((CacheException) e).fault())
            .isEqualTo(CacheFault.SHARD_LOST);
        kept.forEach(id -> assertThat(link.get(link.keyOf(id))).contains(VALUE));
      }
      SlotRange gone = new SlotRange(RealCluster.first(2), RealCluster.first(3) - 1);
      facts.await(TopologyRead.class, e -> e.lost().equals(List.of(gone)));
      RedisChanged limited =
          facts.await(
              RedisChanged.class,
              e -> e.status().sentence().contains(Figures.count(KeySlot.SLOTS)));
      assertThat(limited.status().state()).isEqualTo(State.LIMITED);
      assertThat(limited.status().sentence()).contains(gone.toString(), "the others still hit");
      assertThatThrownBy(link::clearOwnKeys)
          .hasMessageContaining("Removed 3 keys, but not those of every shard");
    }
  }

  @Test
  void aClusterThatWantsAllItsSlotsIsDownAsAWhole(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RealCluster cluster = RealCluster.start(folder, 0, "cluster-require-full-coverage yes");
        RedisLink link = facts.external(folder)) {
      connect(link, cluster, facts, "ours:");
      cluster.nodes.get(2).kill();
      RedisChanged down =
          facts.await(RedisChanged.class, e -> e.status().sentence().contains("full-coverage"));
      assertThat(down.status().state()).isEqualTo(State.DOWN);
      assertThatThrownBy(() -> link.get(link.keyOf(RealCluster.users(0, "ours:", 1).getFirst())))
          .isInstanceOf(CacheException.class)
          .extracting(e -> ((CacheException) e).fault())
          .isEqualTo(CacheFault.CLUSTER);
    }
  }

  @Test
  void aReplicaTakesTheMastersPlaceByWishAndByNeed(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RealCluster cluster = RealCluster.start(folder, 1);
        RedisLink link = facts.external(folder)) {
      connect(link, cluster, facts, "ours:");
      SpareServer master = cluster.nodes.get(0);
      SpareServer replica = cluster.nodes.get(3);
      String key = link.keyOf(RealCluster.users(0, "ours:", 1).getFirst());
      link.set(key, VALUE, MINUTE);
      facts.forget();
      replica.say("CLUSTER", "FAILOVER");
      FailedOver wished = facts.await(FailedOver.class, _ -> true);
      assertThat(wished.from()).isEqualTo(master.place());
      assertThat(wished.to()).isEqualTo(replica.place());
      facts.await(ListeningStarted.class, e -> e.node().equals(replica.place()));
      facts.await(
          Resynced.class,
          r -> r.complete() && r.keys().stream().anyMatch(k -> k.key().equals(key)));
      assertThat(link.get(key)).contains(VALUE);
      Facts.until(() -> master.ask("INFO", "replication").contains("master_link_status:up"));

      facts.forget();
      replica.kill();
      FailedOver needed = facts.await(FailedOver.class, _ -> true);
      assertThat(needed.to()).isEqualTo(master.place());
      facts.await(RedisChanged.class, e -> e.status().state() == State.CONNECTED);
      assertThat(link.get(key)).contains(VALUE);
      link.set(key, VALUE, MINUTE);
      facts.await(KeySet.class, e -> e.key().equals(key));
    }
  }

  @Test
  void aSingleServersAddressOfANodeSaysWhatToWriteInstead(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RealCluster cluster = RealCluster.start(folder, 0);
        RedisLink link = facts.external(folder)) {
      SpareServer node = cluster.nodes.get(0);
      link.connect(node.target(), "ours:", false);
      RedisChanged limited =
          facts.await(RedisChanged.class, e -> e.status().state() == State.LIMITED);
      assertThat(limited.status().sentence())
          .contains("is a node of a Cluster: switch mode", "redis+cluster://" + node.place());
      assertThatThrownBy(() -> link.get(link.keyOf(RealCluster.users(2, "ours:", 1).getFirst())))
          .hasMessageContaining("it said MOVED")
          .hasMessageContaining("redis+cluster://" + node.place());
    }
  }
}
