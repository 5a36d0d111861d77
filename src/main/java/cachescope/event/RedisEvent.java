package cachescope.event;

import java.util.List;

/**
 * What Redis itself told, by notification or when it was read. Stamped on receipt. Keys carry their
 * prefix.
 */
public sealed interface RedisEvent extends CacheEvent {
  @Override
  default Witness witness() {
    return Witness.REDIS;
  }

  /** A key was set (notification {@code set}). */
  record KeySet(String key) implements RedisEvent {}

  /** A time to live was given to a key (notification {@code expire}). */
  record KeyExpirySet(String key) implements RedisEvent {}

  /**
   * PTTL, read once after a set or an expire.
   *
   * @param ttlMillis milliseconds left at the moment of reading; -1: none
   * @param bytes MEMORY USAGE, or -1 where it was not asked
   */
  record KeyTtlRead(String key, long ttlMillis, long bytes) implements RedisEvent {}

  /** A key was deleted by a command (notification {@code del}). */
  record KeyDeleted(String key) implements RedisEvent {}

  /**
   * A key was removed because its time was over (notification {@code expired}: at removal, not at
   * zero).
   */
  record KeyExpired(String key) implements RedisEvent {}

  /** A key was removed for want of memory (notification {@code evicted}). */
  record KeyEvicted(String key) implements RedisEvent {}

  /** Any other notification for one of our keys, by its Redis name. */
  record KeyTouched(String key, String notification) implements RedisEvent {}

  /**
   * Idle time or use counter of a key, read with OBJECT.
   *
   * @param idleSeconds OBJECT IDLETIME, or -1 where the policy does not keep it
   * @param frequency OBJECT FREQ, or -1 where the policy does not keep it
   */
  record KeyUseRead(String key, long idleSeconds, int frequency) implements RedisEvent {}

  /**
   * The whole database was emptied (null invalidation, or the counters of FLUSHALL and FLUSHDB).
   *
   * @param slots those of the node that was emptied; none: there is but one server
   */
  record Emptied(String how, List<SlotRange> slots) implements RedisEvent {
    public Emptied {
      slots = List.copyOf(slots);
    }

    public Emptied(String how) {
      this(how, List.of());
    }
  }

  /** The server was read. */
  record ServerRead(ServerReading reading) implements RedisEvent {}

  /**
   * From here on notifications cannot be seen.
   *
   * @param node {@code host:port} of the Cluster's node that is not heard; empty: the one server
   */
  record ListeningLost(String why, String node) implements RedisEvent {
    public ListeningLost(String why) {
      this(why, "");
    }
  }

  /**
   * Notifications are seen again, or for the first time; what happened since {@code blindSince} is
   * unknown.
   *
   * @param node {@code host:port} of the Cluster's node that is heard; empty: the one server
   */
  record ListeningStarted(long blindSince, String node) implements RedisEvent {
    public ListeningStarted(long blindSince) {
      this(blindSince, "");
    }
  }

  /**
   * All our keys were read again (SCAN + PTTL). What is not among them is gone, nobody saw how.
   *
   * @param complete false where the reading was cut short: then absent keys are not known to be
   *     gone
   * @param slots only keys of these were read, a Cluster's node's; none: all keys
   */
  record Resynced(List<KeyReading> keys, boolean complete, List<SlotRange> slots)
      implements RedisEvent {
    public Resynced {
      keys = List.copyOf(keys);
      slots = List.copyOf(slots);
    }

    public Resynced(List<KeyReading> keys, boolean complete) {
      this(keys, complete, List.of());
    }
  }

  /**
   * Who belongs together, read from Sentinels or from a Cluster because it changed.
   *
   * @param name of the master among the sentinels; empty for a Cluster
   * @param lost slots that nobody serves now
   * @param moving slots that are being moved from one node to another now
   */
  record TopologyRead(
      RedisStatus.Topology topology,
      String name,
      List<RedisNode> nodes,
      List<SlotRange> lost,
      List<SlotRange> moving)
      implements RedisEvent {
    public TopologyRead {
      nodes = List.copyOf(nodes);
      lost = List.copyOf(lost);
      moving = List.copyOf(moving);
    }
  }

  /**
   * Another server took a master's place.
   *
   * @param from {@code host:port} of the old one
   * @param to {@code host:port} of the new one
   */
  record FailedOver(String from, String to, String why) implements RedisEvent {}

  /**
   * Another client wrote one of our keys: a Redis fact that no command of ours matches within 250
   * ms. Notifications name no author.
   */
  record ForeignWrite(String key, String notification) implements RedisEvent {
    @Override
    public Witness witness() {
      return Witness.INFERRED;
    }
  }
}
