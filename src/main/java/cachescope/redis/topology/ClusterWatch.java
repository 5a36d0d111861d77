package cachescope.redis.topology;

import cachescope.event.RedisNode;
import cachescope.event.RedisNode.Health;
import cachescope.event.RedisNode.Role;
import cachescope.redis.client.Connections;
import cachescope.redis.client.RedisAddress;
import cachescope.redis.client.RedisFaults;
import cachescope.redis.client.RedisTarget;
import cachescope.service.CacheException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.RedisClient;

/**
 * Asks every node of a Cluster for its map, twice a second and whenever somebody met one that does
 * not fit. The map with the newest configuration is believed; a master that did not answer us twice
 * is down for us, whatever the others say.
 */
public final class ClusterWatch implements AutoCloseable {
  /** Told by the watch's own thread. */
  public interface Told {
    void map(ClusterMap map);

    /** No node at all gave a map. */
    void nobody(CacheException why);
  }

  private static final Duration EVERY = Duration.ofMillis(500);
  private static final Duration AT_MOST_EVERY = Duration.ofMillis(50);
  private static final Duration ANSWER_WITHIN = Duration.ofMillis(500);
  private static final int SILENT = 2;

  private final RedisAddress address;
  private final Told told;
  private final Thread thread =
      Thread.ofPlatform().name("redis-cluster").daemon().unstarted(this::run);
  private final SequencedMap<String, RedisTarget> known = new LinkedHashMap<>();
  private final Map<String, RedisClient> clients = new HashMap<>();
  private final Map<String, Integer> silent = new HashMap<>();
  private int round;
  private volatile boolean closed;
  private volatile boolean wanted;

  public ClusterWatch(RedisAddress address, Told told) {
    this.address = address;
    this.told = told;
  }

  public void start() {
    thread.start();
  }

  /** Asks as soon as possible. */
  public void now() {
    if (!wanted) {
      wanted = true;
      LockSupport.unpark(thread);
    }
  }

  private void run() {
    address.nodes().forEach(node -> known.put(node.place(), node));
    while (!closed) {
      long began = System.nanoTime();
      wanted = false;
      try {
        ask();
      } catch (CacheException e) {
        if (!closed) {
          told.nobody(e);
        }
      }
      rest(began, AT_MOST_EVERY.toNanos(), false);
      rest(began, EVERY.toNanos(), true);
    }
    clients.values().forEach(RedisClient::close);
  }

  private void rest(long began, long nanos, boolean unlessWanted) {
    for (long left = nanos; left > 0 && !closed && !(unlessWanted && wanted); ) {
      LockSupport.parkNanos(this, left);
      left = nanos - (System.nanoTime() - began);
    }
  }

  private void ask() {
    List<ClusterMap> maps = new ArrayList<>();
    Optional<CacheException> failure = Optional.empty();
    round++;
    for (RedisTarget target : List.copyOf(known.values())) {
      if (closed) {
        return;
      }
      if (gone(target.place()) && !maps.isEmpty() && round % 4 != 0) {
        continue;
      }
      try {
        maps.add(map(target));
        silent.remove(target.place());
      } catch (CacheException e) {
        silent.merge(target.place(), 1, Integer::sum);
        failure = failure.or(() -> Optional.of(e));
      }
    }
    if (maps.isEmpty()) {
      throw failure.orElseThrow();
    }
    ClusterMap map = judged(maps);
    remember(map);
    if (!closed) {
      told.map(map);
    }
  }

  private ClusterMap map(RedisTarget target) {
    RedisClient client =
        clients.computeIfAbsent(target.place(), _ -> Connections.single(target, ANSWER_WITHIN));
    try {
      boolean ok = !say(client, "INFO").contains("cluster_state:fail");
      return ClusterMap.parse(say(client, "NODES"), target.host(), target.tls(), ok);
    } catch (Throwable e) {
      throw new RedisFaults(target, ANSWER_WITHIN, Optional::empty).explain(e);
    }
  }

  private static String say(RedisClient client, String word) {
    Object reply = client.executeCommand(new CommandArguments(Command.CLUSTER).add(word));
    return reply instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(reply);
  }

  /** The newest map, with what all say of moving slots, and what we met ourselves. */
  private ClusterMap judged(List<ClusterMap> maps) {
    ClusterMap newest = maps.getFirst();
    BitSet moving = new BitSet();
    for (ClusterMap map : maps) {
      if (map.epoch() > newest.epoch()) {
        newest = map;
      }
      map.moving().forEach(range -> moving.set(range.first(), range.last() + 1));
    }
    List<RedisNode> nodes = newest.nodes().stream().map(this::asWeMeetIt).toList();
    return new ClusterMap(nodes, ClusterMap.ranges(moving), newest.epoch(), newest.ok());
  }

  private boolean gone(String place) {
    return silent.getOrDefault(place, 0) >= SILENT;
  }

  private RedisNode asWeMeetIt(RedisNode node) {
    boolean gone = gone(node.place());
    return new RedisNode(
        node.id(),
        node.host(),
        node.port(),
        node.role(),
        gone ? Health.DOWN : node.health(),
        node.masterId(),
        node.slots(),
        node.role() == Role.MASTER && !gone && !node.slots().isEmpty());
  }

  /** The nodes of the map are asked from now on, and those of the address for ever. */
  private void remember(ClusterMap map) {
    Set<String> places = new HashSet<>();
    address.nodes().forEach(node -> places.add(node.place()));
    for (RedisNode node : map.nodes()) {
      places.add(node.place());
      known.putIfAbsent(node.place(), address.first().at(node.host(), node.port()));
    }
    known.keySet().retainAll(places);
    silent.keySet().retainAll(places);
    clients
        .entrySet()
        .removeIf(entry -> {
          boolean gone = !places.contains(entry.getKey());
          if (gone) {
            entry.getValue().close();
          }
          return gone;
        });
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
