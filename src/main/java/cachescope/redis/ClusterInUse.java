package cachescope.redis;

import cachescope.event.CacheFault;
import cachescope.event.KeySlot;
import cachescope.event.RedisEvent.FailedOver;
import cachescope.event.RedisEvent.ServerRead;
import cachescope.event.RedisEvent.TopologyRead;
import cachescope.event.RedisNode;
import cachescope.event.RedisNode.Health;
import cachescope.event.RedisStatus.Kind;
import cachescope.event.RedisStatus.Topology;
import cachescope.event.ServerReading;
import cachescope.event.SlotRange;
import cachescope.redis.client.ClusterCalls;
import cachescope.redis.client.OwnCommands;
import cachescope.redis.client.RedisAddress;
import cachescope.redis.client.RedisTarget;
import cachescope.redis.client.RedisUserCache;
import cachescope.redis.topology.ClusterMap;
import cachescope.redis.topology.ClusterWatch;
import cachescope.redis.watch.MovingKeys;
import cachescope.service.CacheException;
import cachescope.service.ChangeFeed;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A Cluster while it is in use: calls go to the master of their key's slot, and every master is
 * heard and read.
 *
 * <p>Safe for any number of threads.
 */
final class ClusterInUse implements ClusterWatch.Told, InUse {
  private final Use use;
  private final RedisAddress address;
  private final OwnCommands own = new OwnCommands(System::nanoTime);
  private final MovingKeys moving = new MovingKeys();
  private final ClusterCalls calls;
  private final RedisUserCache cache;
  private final ClusterWatch watch;
  private final ShardKeys keys;

  /** By the place of the master. */
  private final Map<String, Shard> shards = new LinkedHashMap<>();

  private Optional<ClusterMap> map = Optional.empty();
  private Optional<CacheException> trouble = Optional.empty();
  private Optional<TopologyRead> told = Optional.empty();
  private Optional<ServerReading> reading = Optional.empty();
  private boolean closed;

  ClusterInUse(Use use, RedisAddress address) {
    this.use = use;
    this.address = address;
    this.watch = new ClusterWatch(address, this);
    this.calls = new ClusterCalls(address.first(), use.timeout(), watch::now);
    this.keys = new ShardKeys(use, address, this::shards, this::shardOf);
    this.cache = calls.cache(own, use.prefix().text(), keys::ours);
  }

  @Override
  public void start() {
    watch.start();
  }

  @Override
  public Kind kind() {
    return use.kind();
  }

  @Override
  public RedisAddress address() {
    return address;
  }

  @Override
  public RedisUserCache cache() {
    return cache;
  }

  @Override
  public void map(ClusterMap now) {
    boolean changed;
    synchronized (this) {
      if (closed) {
        return;
      }
      trouble = Optional.empty();
      Optional<ClusterMap> before = map;
      changed = !before.equals(Optional.of(now));
      if (changed) {
        map = Optional.of(now);
        tellTopology(now);
        before.ifPresent(old -> tellFailovers(old, now));
        followMasters(now);
      }
      // Before anybody is told of the masters, or served by them: later our own keys are there too.
      keys.claim();
      if (changed) {
        route(now);
      }
    }
    if (changed) {
      calls.warmUp();
    }
    tellStatus();
  }

  @Override
  public void nobody(CacheException why) {
    boolean alone = why.sentence().contains("cluster support disabled");
    synchronized (this) {
      trouble =
          Optional.of(
              alone
                  ? new CacheException(
                      CacheFault.CLUSTER,
                      "The server at %s is no node of a Cluster; connect to %s."
                          .formatted(address.first().place(), address.first().uri()))
                  : why);
    }
    tellStatus();
  }

  private void tellTopology(ClusterMap now) {
    TopologyRead read =
        new TopologyRead(Topology.CLUSTER, "", now.nodes(), now.lost(), now.moving());
    if (!told.equals(Optional.of(read))) {
      told = Optional.of(read);
      use.sink().tell(use.clock().now(), read);
    }
  }

  private void tellFailovers(ClusterMap before, ClusterMap now) {
    for (RedisNode master : now.masters()) {
      Optional<RedisNode> was =
          before.nodes().stream().filter(node -> node.id().equals(master.id())).findFirst();
      String old = was.map(RedisNode::masterId).orElse("");
      if (old.isEmpty() || master.slots().isEmpty()) {
        continue;
      }
      Optional<RedisNode> from =
          before.nodes().stream().filter(node -> node.id().equals(old)).findFirst();
      boolean asked =
          now.nodes().stream().anyMatch(n -> n.id().equals(old) && n.health() == Health.UP);
      from.ifPresent(node ->
          use.sink()
              .tell(
                  use.clock().now(),
                  new FailedOver(
                      node.place(),
                      master.place(),
                      asked
                          ? "they changed places, on somebody's wish"
                          : "the master was down, and its replica was promoted")));
    }
  }

  /** Slot by slot, so that no call meets a slot without its master while others change. */
  private void route(ClusterMap now) {
    RedisTarget[] masters = new RedisTarget[KeySlot.SLOTS];
    for (RedisNode master : now.masters()) {
      if (master.health() != Health.DOWN) {
        RedisTarget target = address.first().at(master.host(), master.port());
        for (SlotRange range : master.slots()) {
          Arrays.fill(masters, range.first(), range.last() + 1, target);
        }
      }
    }
    for (int slot = 0; slot < masters.length; slot++) {
      calls.serve(slot, Optional.ofNullable(masters[slot]));
    }
  }

  /** Every master is heard, those without slots too: keys may be on their way there. */
  private void followMasters(ClusterMap now) {
    Set<String> places = now.masters().stream().map(RedisNode::place).collect(Collectors.toSet());
    calls.keep(places);
    shards
        .entrySet()
        .removeIf(entry -> {
          boolean gone = !places.contains(entry.getKey());
          if (gone) {
            entry.getValue().close();
          }
          return gone;
        });
    for (RedisNode master : now.masters()) {
      Shard shard = shards.get(master.place());
      boolean fresh = shard == null;
      if (shard == null) {
        RedisTarget target = address.first().at(master.host(), master.port());
        shard = new Shard(use, target, own, moving, this::changed);
        shards.put(master.place(), shard);
      }
      shard.serve(master.slots());
      if (fresh) {
        shard.start();
      }
    }
  }

  private synchronized List<Shard> shards() {
    return List.copyOf(shards.values());
  }

  private synchronized Optional<Shard> shardOf(String key) {
    int slot = KeySlot.of(key);
    return map.stream()
        .flatMap(now -> now.masters().stream())
        .filter(node -> node.slots().stream().anyMatch(range -> range.contains(slot)))
        .findFirst()
        .map(node -> shards.get(node.place()));
  }

  private void changed() {
    tellReading();
    tellStatus();
  }

  /** The masters' readings added up. */
  private void tellReading() {
    synchronized (this) {
      Optional<ServerReading> sum = ClusterStatus.sum(List.copyOf(shards.values()));
      if (closed || sum.isEmpty() || sum.equals(reading)) {
        return;
      }
      reading = sum;
      use.sink().tell(use.clock().now(), new ServerRead(sum.get()));
    }
  }

  /** Heard on a single server only: here they would have to follow the masters. */
  @Override
  public ChangeFeed feed() {
    return ChangeFeed.none(
        "Messages, streams and tracking are heard from a single server only; this is a Cluster.");
  }

  @Override
  public void tellStatus() {
    ClusterStatus now;
    synchronized (this) {
      if (closed) {
        return;
      }
      now =
          new ClusterStatus(
              use, address, map, trouble, List.copyOf(shards.values()), Map.copyOf(shards));
    }
    use.status().accept(now.status());
  }

  @Override
  public void retry() {
    shards().forEach(Shard::retry);
    watch.now();
  }

  @Override
  public void resync() {
    shards().forEach(Shard::resync);
  }

  @Override
  public boolean expireIn(String key, Duration left) {
    return keys.expireIn(key, left);
  }

  @Override
  public long clear() {
    return keys.clear();
  }

  @Override
  public void apply(long maxMemory, String policy) {
    keys.apply(maxMemory, policy);
  }

  @Override
  public void inspect(List<String> some) {
    keys.inspect(some);
  }

  @Override
  public void close() {
    List<Shard> all;
    synchronized (this) {
      closed = true;
      all = List.copyOf(shards.values());
      shards.clear();
    }
    watch.close();
    all.forEach(Shard::silence);
    keys.leave(all);
    all.forEach(Shard::close);
    cache.close();
  }
}
