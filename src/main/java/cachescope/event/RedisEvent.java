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
   */
  record Emptied(String how) implements RedisEvent {}

  /** The server was read. */
  record ServerRead(ServerReading reading) implements RedisEvent {}

  /** From here on notifications cannot be seen. */
  record ListeningLost(String why) implements RedisEvent {}

  /**
   * Notifications are seen again, or for the first time; what happened since {@code blindSince} is
   * unknown.
   */
  record ListeningStarted(long blindSince) implements RedisEvent {}

  /**
   * All our keys were read again (SCAN + PTTL). What is not among them is gone, nobody saw how.
   *
   * @param complete false where the reading was cut short: then absent keys are not known to be
   *     gone
   */
  record Resynced(List<KeyReading> keys, boolean complete) implements RedisEvent {
    public Resynced {
      keys = List.copyOf(keys);
    }
  }

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
