package cachescope.stage;

import cachescope.event.CacheCallEvent;
import cachescope.event.CacheCallEvent.BreakerChanged;
import cachescope.event.CacheCallEvent.Bypassed;
import cachescope.event.CacheCallEvent.CacheFailed;
import cachescope.event.CacheCallEvent.DeleteOwed;
import cachescope.event.CacheCallEvent.Filled;
import cachescope.event.CacheCallEvent.Hit;
import cachescope.event.CacheCallEvent.Invalidated;
import cachescope.event.CacheCallEvent.MissCause;
import cachescope.event.CacheCallEvent.Missed;
import cachescope.event.CacheCallEvent.OwedDeleteSent;
import cachescope.event.CacheCallEvent.OwedDeletesDropped;
import cachescope.event.DatabaseEvent;
import cachescope.event.DatabaseEvent.DatabaseFailed;
import cachescope.event.DatabaseEvent.DatabaseGivenUp;
import cachescope.event.DatabaseEvent.LoadQueued;
import cachescope.event.DatabaseEvent.LoadStarted;
import cachescope.event.DatabaseEvent.Loaded;
import cachescope.event.DatabaseEvent.RowWritten;
import cachescope.event.KeyReading;
import cachescope.event.PatternEvent;
import cachescope.event.PatternEvent.Extended;
import cachescope.event.PatternEvent.FillRefused;
import cachescope.event.PatternEvent.GenerationRaised;
import cachescope.event.PatternEvent.Joined;
import cachescope.event.PatternEvent.LeaseAsked;
import cachescope.event.PatternEvent.LockAsked;
import cachescope.event.PatternEvent.NearDropped;
import cachescope.event.PatternEvent.NearHit;
import cachescope.event.PatternEvent.NearStored;
import cachescope.event.PatternEvent.RefreshBegan;
import cachescope.event.PatternEvent.RefreshEnded;
import cachescope.event.PatternEvent.Rejected;
import cachescope.event.PatternEvent.ServedStale;
import cachescope.event.PatternEvent.TagDropped;
import cachescope.event.PatternEvent.Tombstoned;
import cachescope.event.PatternEvent.Unlocked;
import cachescope.event.RedisEvent;
import cachescope.event.RedisEvent.Emptied;
import cachescope.event.RedisEvent.FailedOver;
import cachescope.event.RedisEvent.ForeignWrite;
import cachescope.event.RedisEvent.KeyDeleted;
import cachescope.event.RedisEvent.KeyEvicted;
import cachescope.event.RedisEvent.KeyExpired;
import cachescope.event.RedisEvent.KeyExpirySet;
import cachescope.event.RedisEvent.KeySet;
import cachescope.event.RedisEvent.KeyTouched;
import cachescope.event.RedisEvent.KeyTtlRead;
import cachescope.event.RedisEvent.KeyUseRead;
import cachescope.event.RedisEvent.ListeningLost;
import cachescope.event.RedisEvent.ListeningStarted;
import cachescope.event.RedisEvent.Resynced;
import cachescope.event.RedisEvent.ServerRead;
import cachescope.event.RedisEvent.TopologyRead;
import cachescope.stage.KeyExit.Reason;
import java.util.List;
import java.util.Optional;

/** What is in Redis and what left it: hands every fact to those who keep it. */
final class Keyspace {
  private final Keys keys;
  private final Exits exits;
  private final Victim victim;

  Keyspace() {
    this(new Keys(), new Exits(), new Victim());
  }

  private Keyspace(Keys keys, Exits exits, Victim victim) {
    this.keys = keys;
    this.exits = exits;
    this.victim = victim;
  }

  int size() {
    return keys.size();
  }

  Optional<KeyCell> get(String key) {
    return keys.get(key);
  }

  List<KeyCell> cells() {
    return keys.give();
  }

  List<KeyExit> exits() {
    return exits.give();
  }

  Exits exitsByKey() {
    return exits;
  }

  Optional<LikelyVictim> likelyVictim(RedisSight redis, long t) {
    return victim.of(keys, redis.policy(), redis.maxMemory(), t);
  }

  Optional<KeyStanding> standing(String key, long t) {
    return keys.get(key).map(cell -> victim.standing(keys, cell, t));
  }

  /** Another Redis is in use: what is known of the old one is of no interest. */
  void forget() {
    keys.forget();
  }

  private void emptied(long at, Emptied emptied) {
    keys.clear(emptied.slots()).forEach(cell -> exits.add(cell, Reason.EMPTIED, at, emptied.how()));
  }

  void cacheCall(long at, CacheCallEvent event, RedisSight redis) {
    redis.called(at, event);
    switch (event) {
      case Hit hit -> keys.hit(at, hit, redis.blind(hit.key()));
      case Filled filled -> keys.filled(at, filled, redis.blind(filled.key()));
      case Invalidated deleted -> {
        if (deleted.existed()) {
          invalidated(at, deleted.key(), deleted.nanos(), false, redis.blind(deleted.key()));
        }
      }
      case OwedDeleteSent sent -> invalidated(at, sent.key(), 0, true, redis.blind(sent.key()));
      case Missed missed -> {
        if (missed.cause() == MissCause.ABSENT && redis.blind(missed.key())) {
          keys.remove(missed.key()).ifPresent(cell -> unseen(cell, at));
        }
      }
      case Bypassed _, CacheFailed _, BreakerChanged _, DeleteOwed _, OwedDeletesDropped _ -> {}
    }
  }

  /** What a strategy or a protection wrote in the place of a value. */
  void pattern(long at, PatternEvent event, RedisSight redis) {
    switch (event) {
      case LeaseAsked lease -> {
        if (lease.granted()) {
          mark(at, event, KeyMark.LEASE, 0, lease.nanos(), redis);
        }
      }
      case Tombstoned gone -> mark(at, event, KeyMark.GONE, gone.version(), gone.nanos(), redis);
      case Extended longer -> keys.extended(at, longer.key(), longer.ttlMillis() * 1_000_000);
      case Joined _,
          LockAsked _,
          Unlocked _,
          FillRefused _,
          RefreshBegan _,
          RefreshEnded _,
          ServedStale _,
          Rejected _,
          NearHit _,
          NearStored _,
          NearDropped _,
          GenerationRaised _,
          TagDropped _ -> {}
    }
  }

  private void mark(
      long at, PatternEvent event, KeyMark mark, long version, long nanos, RedisSight redis) {
    keys.marked(at, event.key(), mark, version, nanos, redis.blind(event.key()));
  }

  void database(DatabaseEvent event, RedisSight redis) {
    switch (event) {
      case Loaded loaded -> keys.inDatabase(keyOf(loaded.userId(), redis), loaded.version(), false);
      case RowWritten written ->
          keys.inDatabase(keyOf(written.userId(), redis), written.version(), true);
      case LoadQueued _, LoadStarted _, DatabaseGivenUp _, DatabaseFailed _ -> {}
    }
  }

  void redis(long at, RedisEvent event, RedisSight redis) {
    switch (event) {
      case KeySet set -> keys.set(at, set.key());
      case KeyExpirySet set -> keys.expirySet(set.key());
      case KeyTtlRead read ->
          keys.read(at, new KeyReading(read.key(), read.ttlMillis(), read.bytes()));
      case KeyTouched touched -> touched(at, touched);
      case KeyDeleted gone -> keys.remove(gone.key()).ifPresent(cell -> exits.deleted(cell, at));
      case KeyExpired gone -> keys.remove(gone.key()).ifPresent(cell -> expired(cell, at));
      case KeyEvicted gone -> evicted(at, gone.key(), redis);
      case KeyUseRead read -> victim.read(at, read);
      case Emptied emptied -> emptied(at, emptied);
      case ServerRead read -> redis.read(read.reading());
      case ListeningLost lost -> redis.lost(at, lost);
      case ListeningStarted started -> redis.listening(started.node());
      case Resynced resynced -> resynced(at, resynced);
      case TopologyRead read -> redis.topology(read);
      case FailedOver failed -> redis.failedOver(at, failed);
      case ForeignWrite foreign -> foreign(foreign);
    }
  }

  Keyspace copy() {
    return new Keyspace(keys.copy(), exits.copy(), victim.copy());
  }

  static String keyOf(long userId, RedisSight redis) {
    return redis.prefix() + "user:" + userId;
  }

  private void invalidated(long at, String key, long nanos, boolean owed, boolean blind) {
    exits.invalidated(key, at, nanos, owed);
    if (blind) {
      keys.remove(key).ifPresent(cell -> exits.deleted(cell, at));
    }
  }

  private void expired(KeyCell cell, long at) {
    String detail =
        cell.overdueAt(at)
            ? "removed " + Elapsed.of(at - cell.deadline()) + " after its time was over"
            : "";
    exits.add(cell, Reason.EXPIRED, at, detail);
  }

  private void evicted(long at, String key, RedisSight redis) {
    redis.evicted(keys.size());
    String policy = redis.policy();
    keys.remove(key)
        .ifPresent(cell ->
            exits.add(
                cell,
                Reason.EVICTED,
                at,
                policy
                    + ", idle "
                    + Elapsed.of(Exits.idle(cell, at))
                    + " by our own requests"
                    + (Victim.sampled(policy) ? ", sampled" : "")));
  }

  private void touched(long at, KeyTouched touched) {
    String key = touched.key();
    switch (touched.notification()) {
      case "keymiss", "new" -> {}
      case "persist" -> keys.persisted(key);
      case "rename_from", "move_from" ->
          keys.remove(key)
              .ifPresent(cell -> exits.add(cell, Reason.DELETED, at, touched.notification()));
      default -> keys.touched(at, key);
    }
  }

  private void resynced(long at, Resynced resynced) {
    keys.resynced(at, resynced).forEach(cell -> unseen(cell, at));
  }

  private void unseen(KeyCell cell, long at) {
    exits.add(cell, Reason.UNSEEN, at, cell.overdueAt(at) ? "its time was over" : "");
  }

  private void foreign(ForeignWrite foreign) {
    if (foreign.notification().equals("del")) {
      exits.foreign(foreign.key());
    } else if (!foreign.notification().equals("expire")) {
      keys.foreign(foreign.key());
    }
  }
}
