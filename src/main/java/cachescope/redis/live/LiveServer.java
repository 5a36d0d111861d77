package cachescope.redis.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import cachescope.redis.client.Connections;
import cachescope.redis.client.RedisTarget;
import cachescope.redis.server.RedisServer;
import cachescope.redis.server.ServerStartException;
import cachescope.redis.watch.ServerInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * A real Redis of its own with one connection that asks and one that hears who is evicted. For one
 * thread; calls block.
 */
final class LiveServer implements AutoCloseable {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
  private static final String EVICTED = "__keyevent@0__:evicted";
  private static final String MARK = "mark";
  private static final String PREFIX = "live:";
  private static final String TTL_SECONDS = "3600";
  private static final List<String> POLICIES =
      List.of(
          "allkeys-lru",
          "allkeys-lfu",
          "allkeys-random",
          "allkeys-lrm",
          "volatile-lru",
          "volatile-lfu",
          "volatile-random",
          "volatile-ttl",
          "volatile-lrm",
          "noeviction");

  private final RedisServer server;
  private final RedisTarget target;
  private final Connection asking;
  private final Connection hearing;
  private final String name;
  private boolean mortal;

  private LiveServer(RedisServer server, RedisTarget target, Connection hearing) {
    this.server = server;
    this.target = target;
    this.asking = Connections.bare(target, ANSWER_WITHIN);
    this.hearing = hearing;
    ServerInfo info = info("server");
    String product = info.server();
    name =
        product.substring(0, 1).toUpperCase(Locale.ROOT)
            + product.substring(1)
            + " "
            + info.version();
  }

  /**
   * Starts it, empty and without a limit; takes some tenths of a second.
   *
   * @param server not started yet; closed with this
   * @throws ServerStartException with a sentence where there is no Redis to be had
   */
  static LiveServer start(RedisServer server) throws ServerStartException {
    try {
      RedisTarget target = server.start();
      Connection hearing = Connections.bare(target, ANSWER_WITHIN);
      hearing.sendCommand(Command.SUBSCRIBE, EVICTED, MARK);
      hearing.getOne();
      hearing.getOne();
      LiveServer started = new LiveServer(server, target, hearing);
      // Redis's housekeeping would shrink the buffer of a large value while it is still being read,
      // so that one store takes less memory than another. Once a second is seldom enough.
      started.configure("hz", "1");
      return started;
    } catch (ServerStartException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** Such as "Redis 6.2.11". */
  String name() {
    return name;
  }

  /**
   * Chooses who leaves. Under a volatile policy every value is stored with the same time to live.
   *
   * @throws IllegalArgumentException with a sentence where this server has no such policy
   */
  void evict(String policy, int samples) {
    if (!accepts(policy)) {
      throw new IllegalArgumentException(
          name
              + " has no eviction policy '"
              + policy
              + "'; it has "
              + String.join(", ", POLICIES.stream().filter(this::accepts).toList()));
    }
    configure("maxmemory-policy", policy);
    configure("maxmemory-samples", Integer.toString(samples));
    mortal = policy.startsWith("volatile");
  }

  private boolean accepts(String policy) {
    try {
      configure("maxmemory-policy", policy);
      return true;
    } catch (JedisDataException e) {
      return false;
    }
  }

  /** Limits its memory; 0: no limit. */
  void limit(long bytes) {
    configure("maxmemory", Long.toString(bytes));
  }

  private void configure(String setting, String value) {
    asking.sendCommand(Command.CONFIG, "SET", setting, value);
    asking.getStatusCodeReply();
  }

  ServerInfo info(String section) {
    asking.sendCommand(Command.INFO, section);
    return ServerInfo.parse(asking.getBulkReply());
  }

  long usedMemory() {
    return info("memory").number("used_memory");
  }

  /** GET; whether it was there. */
  boolean get(String key) {
    asking.sendCommand(Command.GET, bytes(key));
    return Optional.ofNullable(asking.getBinaryBulkReply()).isPresent();
  }

  /**
   * SET.
   *
   * @return false where Redis refused it because its memory is full
   */
  boolean set(String key, byte[] value) {
    return store(asking, key, value);
  }

  /**
   * SET on a connection of its own, gone afterwards: the server's buffers for a large value are
   * then the same each time, whatever was sent before and however long ago.
   *
   * @return false where Redis refused it because its memory is full
   */
  boolean storeAlone(String key, byte[] value) {
    try (Connection storing = Connections.bare(target, ANSWER_WITHIN)) {
      boolean stored = store(storing, key, value);
      storing.sendCommand(() -> "QUIT".getBytes(UTF_8));
      storing.getStatusCodeReply();
      return stored;
    }
  }

  private boolean store(Connection storing, String key, byte[] value) {
    if (mortal) {
      storing.sendCommand(Command.SETEX, bytes(key), TTL_SECONDS.getBytes(UTF_8), value);
    } else {
      storing.sendCommand(Command.SET, bytes(key), value);
    }
    try {
      storing.getStatusCodeReply();
      return true;
    } catch (JedisDataException e) {
      if (String.valueOf(e.getMessage()).startsWith("OOM")) {
        return false;
      }
      throw e;
    }
  }

  /** All keys, by SCAN, which counts as no use of them; in no order. */
  List<String> keys() {
    List<String> keys = new ArrayList<>();
    String cursor = "0";
    do {
      asking.sendCommand(Command.SCAN, cursor, "COUNT", "1000");
      List<Object> reply = asking.getObjectMultiBulkReply();
      cursor = text(reply.getFirst());
      for (Object key : (List<?>) reply.getLast()) {
        keys.add(text(key).substring(PREFIX.length()));
      }
    } while (!cursor.equals("0"));
    return keys.stream().distinct().toList();
  }

  /** DBSIZE. */
  long size() {
    asking.sendCommand(Command.DBSIZE);
    return asking.getIntegerReply();
  }

  /** OBJECT IDLETIME in seconds, which counts as no use; empty: no such key. */
  Optional<Long> idleSeconds(String key) {
    return object("IDLETIME", key);
  }

  /** OBJECT FREQ, which counts as no use; empty: no such key. */
  Optional<Integer> frequency(String key) {
    return object("FREQ", key).map(Math::toIntExact);
  }

  private Optional<Long> object(String what, String key) {
    asking.sendCommand(Command.OBJECT, what.getBytes(UTF_8), bytes(key));
    return Optional.ofNullable(asking.getIntegerReply());
  }

  /** PTTL in milliseconds; empty: no end, or no such key. */
  Optional<Long> ttlMillis(String key) {
    asking.sendCommand(Command.PTTL, bytes(key));
    long ttl = asking.getIntegerReply();
    return ttl < 0 ? Optional.empty() : Optional.of(ttl);
  }

  /** Who was evicted since the last question, as the server told it, in its order. */
  List<String> evicted() {
    asking.sendCommand(Command.PUBLISH, MARK, "");
    asking.getIntegerReply();
    List<String> evicted = new ArrayList<>();
    while (true) {
      List<?> message = (List<?>) hearing.getUnflushedObject();
      String channel = text(message.get(1));
      if (channel.equals(MARK)) {
        return evicted;
      }
      evicted.add(text(message.get(2)).substring(PREFIX.length()));
    }
  }

  /**
   * From now on nobody is told who is evicted: what is told and not read stays in the server's
   * memory, which is limited.
   */
  void tellNobody() {
    configure("notify-keyspace-events", "");
    hearing.close();
  }

  /** Forgets every key; nobody is evicted by it. */
  void empty() {
    asking.sendCommand(Command.FLUSHALL);
    asking.getStatusCodeReply();
  }

  private static byte[] bytes(String key) {
    return (PREFIX + key).getBytes(UTF_8);
  }

  private static String text(Object reply) {
    return new String((byte[]) reply, UTF_8);
  }

  /** Ends the server; nothing is left. */
  @Override
  public void close() {
    asking.close();
    hearing.close();
    server.close();
  }
}
