package cachescope.redis.client;

import cachescope.event.CacheFault;
import cachescope.event.KeySlot;
import cachescope.service.CacheException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisAskDataException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisMovedDataException;
import redis.clients.jedis.exceptions.JedisRedirectionException;

/**
 * Calls to a Cluster: each goes to the master of its key's slot, and where that sends it on (MOVED,
 * ASK) it follows, a few times.
 *
 * <p>Every master has connections and a line of its own, so that one that hangs holds up its own
 * keys only.
 */
public final class ClusterCalls implements Calls {
  private static final int REDIRECTIONS = 5;

  private record Node(RedisTarget target, NodeCalls calls, ShardRest rest) {}

  private final RedisTarget seed;
  private final Duration timeout;
  private final Runnable changed;
  private final Map<String, Node> nodes = new ConcurrentHashMap<>();
  private final AtomicReferenceArray<@Nullable RedisTarget> masters =
      new AtomicReferenceArray<>(KeySlot.SLOTS);
  private volatile boolean closed;

  /**
   * @param seed whose credentials and TLS are those of every node
   * @param timeout of each step of a call
   * @param changed told when a call met a Cluster that is not as it was known; must not block
   */
  public ClusterCalls(RedisTarget seed, Duration timeout, Runnable changed) {
    this.seed = seed;
    this.timeout = timeout;
    this.changed = changed;
  }

  /** Which master serves a slot from now on; empty: nobody. */
  public void serve(int slot, Optional<RedisTarget> master) {
    masters.set(slot, master.orElse(null));
  }

  /** Keeps connections to these nodes only. */
  public void keep(Set<String> places) {
    nodes.forEach((place, node) -> {
      if (!places.contains(place) && nodes.remove(place, node)) {
        node.calls().close();
      }
    });
  }

  @Override
  public <T extends @Nullable Object> T call(String key, CommandObject<T> command)
      throws Throwable {
    int slot = KeySlot.of(key);
    RedisTarget target = master(slot);
    for (int i = 0; i < REDIRECTIONS; i++) {
      Node node = node(target);
      try {
        return answered(node, () -> node.calls().call(key, command));
      } catch (JedisMovedDataException moved) {
        target = target(moved, target);
        masters.set(slot, target);
        changed.run();
      } catch (JedisAskDataException ask) {
        Node other = node(target(ask, target));
        return answered(other, () -> other.calls().asking(command));
      }
    }
    throw new CacheException(
        CacheFault.CLUSTER,
        "The Cluster sent the call for slot %d on %d times, and nobody served it."
            .formatted(slot, REDIRECTIONS));
  }

  private interface Attempt<T extends @Nullable Object> {
    T make() throws Throwable;
  }

  /** Makes a call at a node, and remembers whether it answered. */
  private <T extends @Nullable Object> T answered(Node node, Attempt<T> call) throws Throwable {
    if (!node.rest().mayCall()) {
      throw lost(node.target(), "does not answer, and is left in peace for a moment");
    }
    try {
      T answer = call.make();
      node.rest().answered();
      return answer;
    } catch (JedisDataException e) {
      node.rest().answered();
      if (!(e instanceof JedisRedirectionException)) {
        changed.run();
      }
      throw e;
    } catch (Throwable e) {
      // What was cut while idle says nothing of the node; the second attempt will.
      if (!RedisFaults.cut(e)) {
        node.rest().failed();
      }
      changed.run();
      throw e;
    }
  }

  private RedisTarget master(int slot) {
    RedisTarget master = masters.get(slot);
    if (master == null) {
      changed.run();
      throw new CacheException(
          CacheFault.SHARD_LOST,
          "Nobody in the Cluster serves slot %d now; its users are answered from the database, the others are not concerned."
              .formatted(slot));
    }
    return master;
  }

  private Node node(RedisTarget target) {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    return nodes.computeIfAbsent(
        target.place(),
        _ -> new Node(target, new NodeCalls(target, timeout, Optional::empty), new ShardRest()));
  }

  /** Redis 7 leaves the host away where it is the one that answered. */
  private RedisTarget target(JedisRedirectionException redirection, RedisTarget from) {
    HostAndPort where = redirection.getTargetNode();
    String host =
        where.getHost() == null || where.getHost().isBlank() ? from.host() : where.getHost();
    return seed.at(host, where.getPort());
  }

  private static CacheException lost(RedisTarget node, String why) {
    return new CacheException(
        CacheFault.SHARD_LOST,
        "The shard at %s %s; its users are answered from the database, the other shards go on."
            .formatted(node.place(), why));
  }

  /** A shard that fails is not the whole Cluster: the others go on. */
  @Override
  public CacheException explain(String key, Throwable failure, boolean write) {
    if (failure instanceof CacheException known) {
      return known;
    }
    RedisTarget master = masters.get(KeySlot.of(key));
    RedisTarget node = master == null ? seed : master;
    CacheException why = new RedisFaults(node, timeout, Optional::empty).explain(failure, write);
    return failure instanceof JedisConnectionException && failed(why.fault())
        ? new CacheException(
            CacheFault.SHARD_LOST,
            why.reason() + " It is one shard of several; the others go on.",
            why.maybeDone())
        : why;
  }

  private static boolean failed(CacheFault fault) {
    return fault == CacheFault.REFUSED || fault == CacheFault.TIMEOUT || fault == CacheFault.CUT;
  }

  @Override
  public void dropIdle(String key) {
    RedisTarget master = masters.get(KeySlot.of(key));
    Node node = master == null ? null : nodes.get(master.place());
    if (node != null) {
      node.calls().dropIdle();
    }
  }

  @Override
  public void warmUp() {
    for (int slot = 0; slot < KeySlot.SLOTS; slot++) {
      RedisTarget master = masters.get(slot);
      if (master != null && !nodes.containsKey(master.place())) {
        node(master).calls().warmUp();
      }
    }
  }

  /** The cache port over these calls. */
  public RedisUserCache cache(
      OwnCommands own, String prefix, java.util.function.BooleanSupplier keysAreOurs) {
    return new RedisUserCache(this, own, prefix, keysAreOurs);
  }

  @Override
  public void close() {
    closed = true;
    keep(Set.of());
  }
}
