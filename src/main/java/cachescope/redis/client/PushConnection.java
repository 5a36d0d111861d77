package cachescope.redis.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * A connection of its own that only listens: notifications, and the news that a database was
 * flushed.
 */
public final class PushConnection extends Connection {
  private PushConnection(RedisSockets sockets, JedisClientConfig config) {
    super(sockets, config);
  }

  /** Connects and says who we are. */
  public static PushConnection open(RedisTarget target, Duration timeout) {
    return new PushConnection(
        new RedisSockets(target, timeout), Connections.negotiating(target, timeout));
  }

  /** Every push reaches {@link #next}, the invalidations too. */
  @Override
  protected void initPushConsumers(JedisClientConfig config) {
    addPushConsumer(context -> {
      context.propagate();
      return context;
    });
  }

  /**
   * Asks to be told of flushes. The connection reads no keys itself, so a flush is all that client
   * tracking can tell it.
   *
   * @return false where the server cannot do that (needs RESP3, Redis 6)
   */
  public boolean trackFlushes() {
    if (getRedisProtocol() != RedisProtocol.RESP3) {
      return false;
    }
    try {
      sendCommand(Command.CLIENT, "TRACKING", "ON");
      getOne();
      return true;
    } catch (JedisDataException e) {
      return false;
    }
  }

  /**
   * Asks to be told of every key that begins like this and changes, whoever changes it.
   *
   * @return false where the server cannot do that (needs RESP3, Redis 6)
   */
  public boolean trackKeys(String beginning) {
    if (getRedisProtocol() != RedisProtocol.RESP3) {
      return false;
    }
    sendCommand(Command.CLIENT, "TRACKING", "ON", "BCAST", "PREFIX", beginning);
    getOne();
    return true;
  }

  /** A section of INFO; empty text where it is not told. */
  public String info(String section) {
    try {
      sendCommand(Command.INFO, section);
      return getOne() instanceof byte[] text ? new String(text, StandardCharsets.UTF_8) : "";
    } catch (JedisDataException e) {
      return "";
    }
  }

  /** Subscribes to a channel, and from then on waits for messages without end. */
  public void subscribeTo(String channel) {
    sendCommand(Command.SUBSCRIBE, channel);
    getOne();
    listenForEver();
  }

  /** From now on an answer may take any time. */
  public void listenForEver() {
    setSoTimeout(0);
  }

  /** Subscribes, and from then on waits for messages without end. */
  public void subscribe(String pattern) {
    sendCommand(Command.PSUBSCRIBE, pattern);
    getOne();
    setSoTimeout(0);
  }

  /** The next message as it came: its type, then what belongs to it. Blocks until there is one. */
  public List<?> next() {
    while (true) {
      Object message = getUnflushedObject();
      if (message instanceof List<?> parts && !parts.isEmpty()) {
        return parts;
      }
    }
  }
}
