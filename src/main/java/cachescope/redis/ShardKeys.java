package cachescope.redis;

import cachescope.event.CacheFault;
import cachescope.event.Figures;
import cachescope.event.RedisStatus.Kind;
import cachescope.event.SessionEvent.Noticed;
import cachescope.redis.client.RedisAddress;
import cachescope.redis.client.RedisFaults;
import cachescope.service.CacheException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a person may do to our own keys in a Cluster, master by master; what failed at one is said,
 * and done at the others all the same.
 */
final class ShardKeys {
  private static final int TRIES = 2;

  private final Use use;
  private final RedisAddress address;
  private final Supplier<List<Shard>> shards;
  private final Function<String, Optional<Shard>> shardOf;
  private boolean claimed;
  private volatile boolean ours;

  ShardKeys(
      Use use,
      RedisAddress address,
      Supplier<List<Shard>> shards,
      Function<String, Optional<Shard>> shardOf) {
    this.use = use;
    this.address = address;
    this.shards = shards;
    this.shardOf = shardOf;
    this.ours = use.prefix().claim() == Prefix.Claim.OURS;
  }

  /** Whether all keys under our prefix certainly are ours. */
  boolean ours() {
    return ours;
  }

  /** A prefix of a person's choice is ours if nobody used it on any master when we came. */
  synchronized void claim() {
    List<Shard> all = shards.get();
    if (claimed || all.isEmpty()) {
      return;
    }
    if (use.prefix().claim() != Prefix.Claim.OURS_IF_EMPTY) {
      claimed = true;
      return;
    }
    // A master that did not answer is asked again at once: soon our own keys will be there too.
    for (int i = 0; i < TRIES && !claimed; i++) {
      try {
        ours = all.stream().allMatch(shard -> shard.keys().none());
        claimed = true;
      } catch (CacheException e) {
        // After the last try it is asked again when the map is read again.
      }
    }
    if (claimed && !ours) {
      tell(
          false,
          "There are keys under %s already. What CacheScope did not write is left alone, and nothing is removed at the end."
              .formatted(use.prefix().text()));
    }
  }

  boolean expireIn(String key, Duration left) {
    checkOurs("expires by hand");
    return shardOf
        .apply(key)
        .orElseThrow(() ->
            new CacheException(
                CacheFault.SHARD_LOST, "Nobody in the Cluster serves the slot of " + key + " now."))
        .keys()
        .expireIn(key, left);
  }

  /**
   * SCAN and UNLINK on every master.
   *
   * @return how many were removed
   */
  long clear() {
    checkOurs("is deleted");
    long removed = 0;
    Optional<String> failure = Optional.empty();
    for (Shard shard : shards.get()) {
      try {
        removed += shard.keys().clear();
      } catch (CacheException e) {
        failure = failure.or(() -> Optional.of(e.sentence()));
      }
    }
    if (failure.isPresent()) {
      throw new CacheException(
          CacheFault.SHARD_LOST,
          "Removed %s, but not those of every shard: %s"
              .formatted(Figures.count(removed, "key"), failure.get()));
    }
    return removed;
  }

  private void checkOurs(String what) {
    if (!ours) {
      throw new CacheException(
          CacheFault.OTHER,
          "Nothing %s in this Cluster: without a prefix that only CacheScope uses, the keys may be somebody else's."
              .formatted(what));
    }
  }

  void apply(long maxMemory, String policy) {
    if (!use.mayConfigure()) {
      throw new CacheException(
          CacheFault.NO_PERMISSION,
          "The memory of the Cluster at %s may not be changed from here; its owner has to allow CONFIG SET."
              .formatted(address.place()));
    }
    shards.get().forEach(shard -> shard.tuning().apply(maxMemory, policy));
  }

  void inspect(List<String> some) {
    Map<Shard, List<String>> byShard = new LinkedHashMap<>();
    for (String key : some) {
      shardOf
          .apply(key)
          .ifPresent(shard -> byShard.computeIfAbsent(shard, _ -> new ArrayList<>()).add(key));
    }
    byShard.forEach((shard, keys) ->
        shard
            .keys()
            .inspect(
                keys,
                shard::nearZero,
                shard.reading().map(reading -> reading.policy()).orElse(""),
                use.clock(),
                use.sink()));
  }

  /** Puts back what was changed, and removes our keys from a Cluster that is somebody else's. */
  void leave(List<Shard> all) {
    if (use.kind() != Kind.EXTERNAL) {
      return;
    }
    for (Shard shard : all) {
      shard.restore().forEach(left -> tell(true, left));
      if (ours) {
        attempt(
            shard,
            "Our keys on %s could not be removed; their time to live will do it: ",
            shard.keys()::clearAll);
      }
    }
  }

  private void attempt(Shard shard, String failed, Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      if (!shard.keys().everWritten()) {
        return;
      }
      String why =
          new RedisFaults(shard.target(), use.timeout(), Optional::empty).explain(e).sentence();
      tell(true, failed.formatted(shard.target().place()) + why);
    }
  }

  private void tell(boolean trouble, String sentence) {
    use.sink().tell(use.clock().now(), new Noticed(trouble, sentence));
  }
}
