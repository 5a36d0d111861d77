package cachescope;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.BreakerState;
import cachescope.event.Intent;
import cachescope.event.KeySlot;
import cachescope.event.Outcome;
import cachescope.event.RedisStatus.State;
import cachescope.event.RedisStatus.Topology;
import cachescope.event.WorkloadSpec;
import cachescope.event.WorkloadSpec.Shape;
import cachescope.redis.RealCluster;
import cachescope.redis.RealSentinels;
import cachescope.redis.server.SpareServer;
import cachescope.session.Frame;
import cachescope.stage.ShardView;
import cachescope.stage.TopologyView;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole application with a Cluster and behind sentinels: FAULTS rows 27 and 31. */
class SeveralServersTest {
  @Test
  void usersOfALostShardAreAnsweredByTheDatabaseAndTheOthersStillHit(@TempDir Path folder)
      throws Exception {
    String prefix = prefixWithOneUserAShard();
    try (RealCluster cluster = RealCluster.start(folder, 0);
        Lab lab = Lab.at(cluster.address(), prefix)) {
      for (long id = 1; id <= 3; id++) {
        assertThat(outcome(lab.ask(id))).isEqualTo(Outcome.MISS);
      }
      Frame full =
          lab.await("three keys, heard from three nodes", f -> f.stage().cells().size() == 3);
      assertThat(full.redis().topology()).isEqualTo(Topology.CLUSTER);
      assertThat(full.stage().redis().topology().shards())
          .hasSize(3)
          .allMatch(shard -> shard.calls() == 2 && !shard.lost() && !shard.deaf());

      lab.wish(new Intent.CompareOnOff(new WorkloadSpec(Shape.UNIFORM, 5, 1, 200, 0, 7), 40));
      Frame compared =
          lab.await("a comparison", f -> f.comparison().filter(c -> c.finished()).isPresent());
      assertThat(compared.comparison().orElseThrow().on().loads()).isBetween(5L, 30L);

      cluster.nodes.get(2).kill();
      assertThat(outcome(lab.ask(3))).isEqualTo(Outcome.CACHE_ERROR);
      Frame lost = lab.await("a lost shard", f -> servers(f).shards().get(2).lost());
      assertThat(servers(lost).lost()).hasSize(1);
      lab.await("a sentence", f -> f.redis().state() == State.LIMITED);
      for (int i = 0; i < 4; i++) {
        Frame answered = lab.ask(3);
        assertThat(outcome(answered)).isEqualTo(Outcome.CACHE_ERROR);
        assertThat(answered.stage().verdict().orElseThrow().found()).isTrue();
        assertThat(outcome(lab.ask(1))).isEqualTo(Outcome.HIT);
        assertThat(outcome(lab.ask(2))).isEqualTo(Outcome.HIT);
      }
      Frame end = lab.frame();
      assertThat(end.stage().service().breaker()).isEqualTo(BreakerState.CLOSED);
      assertThat(servers(end).shards().stream().map(ShardView::lost))
          .containsExactly(false, false, true);
    }
  }

  @Test
  void theDatabaseAnswersUntilTheNewMasterIsUsed(@TempDir Path folder) throws Exception {
    try (RealSentinels all = RealSentinels.start(folder);
        Lab lab = Lab.at(all.address(), "ours:")) {
      SpareServer replica = all.servers.get(1);
      lab.ask(1);
      lab.await("a key", f -> f.stage().cells().size() == 1);
      Frame before = lab.ask(1);
      assertThat(outcome(before)).isEqualTo(Outcome.HIT);
      assertThat(before.redis().topology()).isEqualTo(Topology.SENTINEL);
      all.servers.get(0).kill();
      Frame meanwhile = lab.ask(2);
      assertThat(meanwhile.stage().verdict().orElseThrow().found()).isTrue();
      assertThat(outcome(meanwhile)).isIn(Outcome.CACHE_ERROR, Outcome.BYPASS);
      Frame after =
          lab.await(
              "the new master",
              f ->
                  f.redis().state() == State.CONNECTED
                      && f.redis().port() == replica.port()
                      && servers(f).takeover().isPresent()
                      && f.stage().redis().blindSince() < 0);
      assertThat(servers(after).takeover().orElseThrow().to()).isEqualTo(replica.place());
      assertThat(Lab.cell(after, "ours:user:1")).as("still there, read again").isPresent();
      lab.await(
          "a hit again",
          _ -> {
            lab.wish(new Intent.Reconnect());
            return outcome(lab.ask(1)) == Outcome.HIT;
          });
    }
  }

  private static TopologyView servers(Frame frame) {
    return frame.stage().redis().topology();
  }

  private static Outcome outcome(Frame frame) {
    return frame.stage().verdict().orElseThrow().outcome().orElseThrow();
  }

  /** Users 1, 2 and 3 on the first, second and third master. */
  private static String prefixWithOneUserAShard() {
    for (int i = 0; ; i++) {
      String prefix = "ours" + i + ":";
      boolean apart = true;
      for (int shard = 0; shard < RealCluster.MASTERS; shard++) {
        int slot = KeySlot.of(prefix + "user:" + (shard + 1));
        apart &= slot >= RealCluster.first(shard) && slot < RealCluster.first(shard + 1);
      }
      if (apart) {
        return prefix;
      }
    }
  }
}
