package cachescope.redis;

import cachescope.event.EventSink;
import cachescope.event.RedisEvent.KeyTtlRead;
import cachescope.event.RedisEvent.KeyUseRead;
import cachescope.event.SessionClock;
import cachescope.redis.client.OwnCommands;
import cachescope.redis.client.RedisFaults;
import cachescope.redis.watch.KeyPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/**
 * What a person may do to our own keys, and to no others. Failures are {@link
 * cachescope.service.CacheException}s.
 */
final class OwnKeys {
  private static final int INSPECTED = 200;
  private static final int BATCH = 500;

  private final RedisClient client;
  private final RedisFaults faults;
  private final KeyPattern pattern;
  private final OwnCommands own;
  private final boolean cluster;

  /**
   * @param cluster whether it is a node of one: a command may then name keys of one slot only
   */
  OwnKeys(
      RedisClient client,
      RedisFaults faults,
      KeyPattern pattern,
      OwnCommands own,
      boolean cluster) {
    this.client = client;
    this.faults = faults;
    this.pattern = pattern;
    this.own = own;
    this.cluster = cluster;
  }

  /**
   * PEXPIRE.
   *
   * @return whether the key was there
   */
  boolean expireIn(String key, Duration left) {
    try {
      return client.pexpire(key, Math.max(1, left.toMillis())) == 1;
    } catch (Throwable e) {
      throw faults.explain(e, true);
    }
  }

  /**
   * SCAN and UNLINK, never FLUSH.
   *
   * @return how many were removed
   */
  long clear() {
    return clear(pattern.keys());
  }

  /** As {@link #clear}, and what was kept beside the users: streams, tags, generations. */
  long clearAll() {
    long removed = clear();
    for (String besides : pattern.besides()) {
      removed += clear(besides);
    }
    return removed;
  }

  private long clear(String match) {
    try {
      long[] removed = {0};
      scan(
          match,
          page -> {
            removed[0] += unlink(page);
            return true;
          });
      return removed[0];
    } catch (Throwable e) {
      throw faults.explain(e, true);
    }
  }

  /** Whether not one key begins with our prefix, ours or anybody's. */
  boolean none() {
    try {
      return scan(pattern.underPrefix(), List::isEmpty);
    } catch (JedisDataException e) {
      // Who may not look cannot know.
      return false;
    } catch (Throwable e) {
      throw faults.explain(e);
    }
  }

  /**
   * Hands on page after page of the keys that match.
   *
   * @return whether it came to the end, because {@code goesOn} was true of every page
   */
  private boolean scan(String match, Predicate<List<String>> goesOn) {
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      ScanResult<String> page = client.scan(cursor, new ScanParams().match(match).count(BATCH));
      if (!goesOn.test(page.getResult())) {
        return false;
      }
      cursor = page.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    return true;
  }

  /** Whether a key of ours may have been written since we came. */
  boolean everWritten() {
    return own.anyStored();
  }

  private long unlink(List<String> keys) {
    if (keys.isEmpty()) {
      return 0;
    }
    keys.forEach(key -> own.sending(OwnCommands.Kind.DEL, key));
    return cluster ? oneByOne(keys) : client.unlink(keys.toArray(String[]::new));
  }

  /** What has moved to another node meanwhile is removed there. */
  private long oneByOne(List<String> keys) {
    List<Response<Long>> removed = new ArrayList<>();
    try (AbstractPipeline pipeline = client.pipelined()) {
      keys.forEach(key -> removed.add(pipeline.unlink(key)));
    }
    return removed.stream().mapToLong(answer -> Math.max(0, number(answer))).sum();
  }

  /**
   * Reads idle time or use counter, size and time left of some keys, and tells them.
   *
   * @param skip keys that reading might remove
   * @param policy in force: it decides whether Redis keeps idle times or counters
   */
  void inspect(
      List<String> keys,
      Predicate<String> skip,
      String policy,
      SessionClock clock,
      EventSink sink) {
    List<String> some = keys.stream().filter(skip.negate()).distinct().limit(INSPECTED).toList();
    boolean lfu = policy.endsWith("lfu");
    List<Response<Long>> use = new ArrayList<>();
    List<Response<Long>> size = new ArrayList<>();
    List<Response<Long>> left = new ArrayList<>();
    try (AbstractPipeline pipeline = client.pipelined()) {
      for (String key : some) {
        use.add(lfu ? pipeline.objectFreq(key) : pipeline.objectIdletime(key));
        size.add(pipeline.memoryUsage(key));
        left.add(pipeline.pttl(key));
      }
    } catch (Throwable e) {
      throw faults.explain(e);
    }
    for (int i = 0; i < some.size(); i++) {
      String key = some.get(i);
      long used = number(use.get(i));
      long ttl = number(left.get(i));
      if (used >= 0) {
        sink.tell(
            clock.now(), lfu ? new KeyUseRead(key, -1, (int) used) : new KeyUseRead(key, used, -1));
      }
      if (ttl >= -1 && number(size.get(i)) >= 0) {
        sink.tell(clock.now(), new KeyTtlRead(key, ttl, number(size.get(i))));
      }
    }
  }

  /** The answer, or -2 where there is none: the key is gone, or the server does not tell. */
  private static long number(Response<Long> answer) {
    try {
      Long number = answer.get();
      return number == null ? -2 : number;
    } catch (JedisDataException e) {
      return -2;
    }
  }
}
