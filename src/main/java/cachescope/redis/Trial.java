package cachescope.redis;

import cachescope.event.CacheFault;
import cachescope.event.RedisNode;
import cachescope.event.RedisStatus;
import cachescope.event.RedisStatus.Kind;
import cachescope.event.RedisStatus.State;
import cachescope.event.RedisStatus.Topology;
import cachescope.redis.client.RedisAddress;
import cachescope.redis.client.RedisTarget;
import cachescope.redis.topology.SentinelMap;
import cachescope.redis.topology.SentinelWatch;
import cachescope.redis.watch.ServerInfo;
import cachescope.service.CacheException;
import java.util.List;
import java.util.Optional;

/** An address that is tried without being used. */
final class Trial {
  private Trial() {}

  /** What is found there; {@link State#DOWN} where it cannot be used, and the sentence says why. */
  static RedisStatus of(String uri) {
    RedisAddress address;
    try {
      address = RedisAddress.parse(uri);
    } catch (IllegalArgumentException e) {
      return down(String.valueOf(e.getMessage()));
    }
    try {
      return switch (address.topology()) {
        case STANDALONE -> found(address.first());
        case SENTINEL -> sentinel(address);
        case CLUSTER -> cluster(address);
      };
    } catch (CacheException e) {
      return StatusLine.tested(address.first(), Optional.empty(), Optional.of(e)).status();
    }
  }

  private static RedisStatus found(RedisTarget target) {
    return StatusLine.tested(target, Optional.of(FirstContact.with(target)), Optional.empty())
        .status();
  }

  private static RedisStatus sentinel(RedisAddress address) {
    SentinelMap map = SentinelWatch.once(address);
    RedisNode master =
        map.master()
            .orElseThrow(
                () -> new CacheException(CacheFault.OTHER, "The sentinels name no master."));
    RedisStatus found = found(address.first().at(master.host(), master.port()));
    return with(
        found, found.state(), found.sentence() + " The sentinels named it.", Topology.SENTINEL);
  }

  private static RedisStatus cluster(RedisAddress address) {
    Optional<CacheException> failure = Optional.empty();
    for (RedisTarget node : address.nodes()) {
      try {
        ServerInfo info = FirstContact.with(node);
        if (!info.text("cluster_enabled").equals("1")) {
          throw new CacheException(
              CacheFault.CLUSTER,
              "The server at %s is no node of a Cluster; connect to %s."
                  .formatted(node.place(), node.uri()));
        }
        RedisStatus found = StatusLine.tested(node, Optional.of(info), Optional.empty()).status();
        return with(
            found,
            State.CONNECTED,
            "A node of a Cluster answers at %s (%s).".formatted(node.place(), info.version()),
            Topology.CLUSTER);
      } catch (CacheException e) {
        failure = failure.or(() -> Optional.of(e));
      }
    }
    throw failure.orElseThrow();
  }

  private static RedisStatus with(
      RedisStatus found, State state, String sentence, Topology topology) {
    return new RedisStatus(
        found.kind(),
        state,
        found.host(),
        found.port(),
        found.database(),
        found.tls(),
        found.server(),
        found.version(),
        found.prefix(),
        sentence,
        found.policies(),
        found.notifications(),
        topology,
        found.off());
  }

  private static RedisStatus down(String sentence) {
    return new RedisStatus(
        Kind.EXTERNAL, State.DOWN, "", 0, 0, false, "", "", "", sentence, List.of(), false);
  }
}
