package cachescope.service;

import cachescope.event.CacheCallEvent.OwedDeleteSent;
import cachescope.event.CacheCallEvent.OwedDeletesDropped;
import cachescope.event.CacheFault;
import cachescope.event.EventSink;
import cachescope.event.SessionClock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keys whose DEL, or whose tombstone, failed after the commit. Until it is sent, nothing the cache
 * holds under them can be trusted.
 *
 * <p>In memory only: it does not outlive the process, the TTL does the rest. Safe for any number of
 * threads.
 */
final class OwedDeletes {
  private static final long PAUSE = 100_000_000L;

  /**
   * What is owed of a key.
   *
   * @param write number of the one that owes it last
   * @param tombstone what is to be left in its place; empty: nothing
   */
  private record Debt(long write, Optional<CacheStep.Tombstone> tombstone) {}

  private final Map<String, Debt> keys = new LinkedHashMap<>();

  private final ReentrantLock sending = new ReentrantLock();
  private final SessionClock clock;
  private final EventSink sink;
  private long writes;
  private volatile int size;
  private volatile long lastTry = Long.MIN_VALUE / 2;

  OwedDeletes(SessionClock clock, EventSink sink) {
    this.clock = clock;
    this.sink = sink;
  }

  boolean isEmpty() {
    return size == 0;
  }

  synchronized boolean contains(String key) {
    return keys.containsKey(key);
  }

  /**
   * One more.
   *
   * @param tombstone that is to be left in place of the value; empty: a plain DEL is owed
   */
  synchronized void add(String key, Optional<CacheStep.Tombstone> tombstone) {
    keys.put(key, new Debt(++writes, tombstone));
    size = keys.size();
  }

  synchronized void forget() {
    if (!keys.isEmpty()) {
      sink.tell(clock.now(), new OwedDeletesDropped(keys.size()));
    }
    keys.clear();
    size = 0;
  }

  /**
   * Sends all that is owed.
   *
   * @throws CacheException at the first that fails; it and the rest stay owed
   */
  void send(UserCache cache) {
    sending.lock();
    try {
      sendAll(cache);
    } finally {
      sending.unlock();
    }
  }

  /**
   * As {@link #send}, but does nothing while another thread sends, or within 100 ms of the last
   * try.
   */
  void trySend(UserCache cache) {
    if (clock.now() - lastTry < PAUSE || !sending.tryLock()) {
      return;
    }
    try {
      lastTry = clock.now();
      sendAll(cache);
    } finally {
      sending.unlock();
    }
  }

  private void sendAll(UserCache cache) {
    for (Map.Entry<String, Debt> owed : copy().entrySet()) {
      try {
        Optional<CacheStep.Tombstone> tombstone = owed.getValue().tombstone();
        if (tombstone.isPresent()) {
          cache.take(tombstone.get());
        } else {
          cache.delete(owed.getKey());
        }
      } catch (CacheException e) {
        if (e.fault() == CacheFault.SHARD_LOST) {
          // It stays owed; what other shards are owed is sent.
          continue;
        }
        if (e.fault() != CacheFault.WRONG_TYPE) {
          throw e;
        }
        // Somebody else's value is there now: what was owed is gone.
      }
      sink.tell(clock.now(), new OwedDeleteSent(owed.getKey(), remove(owed)));
    }
  }

  private synchronized Map<String, Debt> copy() {
    return new LinkedHashMap<>(keys);
  }

  /** A key that another write owes meanwhile stays: this DEL may have come before that commit. */
  private synchronized int remove(Map.Entry<String, Debt> owed) {
    keys.remove(owed.getKey(), owed.getValue());
    size = keys.size();
    return size;
  }
}
