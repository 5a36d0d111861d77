package cachescope.redis.watch;

import cachescope.event.RedisEvent.KeyTtlRead;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;

/**
 * The keys whose time to live is to be read, each once however often it was set, and what is known
 * of when they end.
 *
 * <p>Where more keys wait than fit, the rest is left out and {@link #overflowed} says so. Safe for
 * any number of threads.
 */
final class KeyReader {
  static final int WAITING = 10_000;
  private static final int BATCH = 500;
  private static final int SIZES_A_BATCH = 32;
  private static final int REMEMBERED = 50_000;
  private static final long NEAR_ZERO_MILLIS = 250;

  private final Changes changes;
  private final Set<String> waiting = new LinkedHashSet<>();
  private final Map<String, Long> ends =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > REMEMBERED;
        }
      };
  private boolean overflow;

  KeyReader(Changes changes) {
    this.changes = changes;
  }

  /**
   * A key was set, or given a time to live.
   *
   * @return whether nobody waited before it, so that a reading must be begun
   */
  synchronized boolean wanted(String key) {
    if (waiting.size() >= WAITING) {
      overflow = true;
      return false;
    }
    return waiting.add(key) && waiting.size() == 1;
  }

  /** A key is gone. */
  synchronized void gone(String key) {
    waiting.remove(key);
    ends.remove(key);
  }

  synchronized void forget() {
    waiting.clear();
    ends.clear();
    overflow = false;
  }

  /** Whether keys were left out since the last question. */
  synchronized boolean overflowed() {
    boolean was = overflow;
    overflow = false;
    return was;
  }

  /** Whether reading the key now might remove it: it ends in a moment, or has ended. */
  synchronized boolean nearZero(String key) {
    Long end = ends.get(key);
    return end != null && end - System.nanoTime() < NEAR_ZERO_MILLIS * 1_000_000;
  }

  /**
   * Reads one batch and tells it.
   *
   * @return whether more wait
   */
  boolean read(RedisClient client) {
    List<String> keys = batch();
    if (keys.isEmpty()) {
      return false;
    }
    List<Response<Long>> left = new ArrayList<>(keys.size());
    List<Response<Long>> sizes = new ArrayList<>(SIZES_A_BATCH);
    try (AbstractPipeline pipeline = client.pipelined()) {
      for (String key : keys) {
        left.add(pipeline.pttl(key));
        if (sizes.size() < SIZES_A_BATCH) {
          sizes.add(pipeline.memoryUsage(key));
        }
      }
    }
    for (int i = 0; i < keys.size(); i++) {
      long ttl = Resync.ttl(left.get(i));
      if (ttl >= -1) {
        remember(keys.get(i), ttl);
        long bytes = i < sizes.size() ? Resync.size(sizes.get(i)) : -1;
        changes.tell(new KeyTtlRead(keys.get(i), ttl, bytes));
      }
    }
    return more();
  }

  synchronized void remember(String key, long ttlMillis) {
    if (ttlMillis < 0) {
      ends.remove(key);
    } else {
      ends.put(key, System.nanoTime() + ttlMillis * 1_000_000);
    }
  }

  private synchronized boolean more() {
    return !waiting.isEmpty();
  }

  private synchronized List<String> batch() {
    List<String> keys = waiting.stream().limit(BATCH).toList();
    keys.forEach(waiting::remove);
    return keys;
  }
}
