package cachescope.redis.watch;

import cachescope.event.KeyReading;
import cachescope.event.RedisEvent.Resynced;
import cachescope.event.SlotRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisRedirectionException;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/**
 * A reading of all our keys: SCAN, then PTTL of each. It may remove keys that had expired but were
 * still there.
 *
 * <p>What changes meanwhile is read again, a few times; what still moves then makes the reading
 * incomplete.
 */
final class Resync {
  static final int MOST = 50_000;
  private static final int BATCH = 500;
  private static final int SIZES = 200;
  private static final int ROUNDS = 4;

  private final KeyPattern pattern;
  private final Changes changes;
  private final Scope scope;
  private final Map<String, KeyReading> found = new HashMap<>();
  private boolean complete = true;

  Resync(KeyPattern pattern, Changes changes, Scope scope) {
    this.pattern = pattern;
    this.changes = changes;
    this.scope = scope;
  }

  /**
   * Reads, and tells {@link Resynced}.
   *
   * @param beforeTelling called once the keys are read, with whether there are none
   */
  void run(RedisClient client, Consumer<Boolean> beforeTelling) {
    changes.begin();
    try {
      read(client, beforeTelling);
    } finally {
      changes.stop();
    }
  }

  private void read(RedisClient client, Consumer<Boolean> beforeTelling) {
    scan(client);
    for (int round = 0; round < ROUNDS; round++) {
      Map<String, Boolean> moved = changes.take();
      if (moved.isEmpty()) {
        break;
      }
      forgetGone(moved);
      read(client, moved.keySet().stream().filter(moved::get).toList());
    }
    beforeTelling.accept(found.isEmpty());
    changes.end(last -> {
      forgetGone(last);
      boolean still =
          last.entrySet().stream().anyMatch(e -> e.getValue() && !found.containsKey(e.getKey()));
      List<SlotRange> slots = scope.slots().get();
      // Of a node without slots it is not known what it should have had.
      boolean known = !scope.partly() || !slots.isEmpty();
      return new Resynced(List.copyOf(found.values()), complete && !still && known, slots);
    });
  }

  private void forgetGone(Map<String, Boolean> moved) {
    moved.forEach((key, there) -> {
      if (!there) {
        found.remove(key);
      }
    });
  }

  private void scan(RedisClient client) {
    ScanParams params = new ScanParams().match(pattern.keys()).count(BATCH);
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      ScanResult<String> page = client.scan(cursor, params);
      read(client, page.getResult());
      cursor = page.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START) && found.size() < MOST);
    complete = cursor.equals(ScanParams.SCAN_POINTER_START);
  }

  private void read(RedisClient client, List<String> keys) {
    if (keys.isEmpty()) {
      return;
    }
    List<Response<Long>> left = new ArrayList<>(keys.size());
    List<Response<Long>> sizes = new ArrayList<>();
    try (AbstractPipeline pipeline = client.pipelined()) {
      int room = SIZES - found.size();
      for (String key : keys) {
        left.add(pipeline.pttl(key));
        if (sizes.size() < room) {
          sizes.add(pipeline.memoryUsage(key));
        }
      }
    }
    for (int i = 0; i < keys.size(); i++) {
      long ttl = ttl(left.get(i));
      if (ttl < -1) {
        found.remove(keys.get(i));
      } else {
        found.put(
            keys.get(i),
            new KeyReading(keys.get(i), ttl, i < sizes.size() ? size(sizes.get(i)) : -1));
      }
    }
  }

  /** Milliseconds, or -2 where the key is not here: gone, or moved to another node. */
  static long ttl(Response<Long> answer) {
    try {
      return answer.get();
    } catch (JedisRedirectionException e) {
      return -2;
    }
  }

  /** A size is a luxury: a server that does not tell it is no reason to fail. */
  static long size(Response<Long> answer) {
    try {
      Long bytes = answer.get();
      return bytes == null ? -1 : bytes;
    } catch (JedisDataException e) {
      return -1;
    }
  }
}
