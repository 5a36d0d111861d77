package cachescope.redis.client;

import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.providers.PooledConnectionProvider;

/** How this program connects to a target: time-outs, name, sizes of pools. */
public final class Connections {
  /** Connections that the service may have at once. */
  public static final int POOL = 16;

  private Connections() {}

  /**
   * A pool of connections for the service.
   *
   * @param timeout of each step: to get a free connection, to connect, to read an answer
   * @param watch ends reads that take longer
   */
  static RedisClient pooled(RedisTarget target, Duration timeout, ReadWatch watch) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(POOL);
    pool.setMaxIdle(POOL);
    pool.setMaxWait(timeout);
    // A read that meets a stale connection is tried once more; Jedis would only log what a test of
    // idle ones finds.
    pool.setTestWhileIdle(false);
    pool.setJmxEnabled(false);
    return client(target, timeout, pool, new RedisSockets(target, timeout, Optional.of(watch)));
  }

  /** One connection for our own housekeeping, opened again by itself after a failure. */
  public static RedisClient single(RedisTarget target, Duration timeout) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(1);
    pool.setMaxWait(timeout);
    pool.setTestWhileIdle(false);
    pool.setTimeBetweenEvictionRuns(Duration.ofMillis(-1));
    pool.setJmxEnabled(false);
    return client(target, timeout, pool, new RedisSockets(target, timeout));
  }

  /** One bare connection; the caller closes it. */
  public static Connection bare(RedisTarget target, Duration timeout) {
    return new Connection(new RedisSockets(target, timeout), plain(target, timeout));
  }

  /**
   * A connected socket on which nothing was said yet, TLS shaken hands on where it is spoken; the
   * caller closes it.
   */
  public static Socket socket(RedisTarget target, Duration timeout) {
    return new RedisSockets(target, timeout).createSocket();
  }

  private static RedisClient client(
      RedisTarget target, Duration timeout, ConnectionPoolConfig pool, RedisSockets sockets) {
    ConnectionFactory factory =
        ConnectionFactory.builder()
            .clientConfig(plain(target, timeout))
            .socketFactory(sockets)
            .build();
    // With the protocol left open, building a client would already connect, to ask for it.
    return RedisClient.builder()
        .clientConfig(settings(target, timeout).resp2().build())
        .connectionProvider(new PooledConnectionProvider(factory, pool))
        .build();
  }

  /** Settings with the protocol left to be agreed on: RESP3 where the server knows it. */
  static JedisClientConfig negotiating(RedisTarget target, Duration timeout) {
    return settings(target, timeout).build();
  }

  /** Settings for RESP2 without a HELLO, which every server speaks. */
  private static JedisClientConfig plain(RedisTarget target, Duration timeout) {
    return settings(target, timeout).serverDefaultProtocol().build();
  }

  private static DefaultJedisClientConfig.Builder settings(RedisTarget target, Duration timeout) {
    DefaultJedisClientConfig.Builder config =
        DefaultJedisClientConfig.builder()
            .timeoutMillis(Math.toIntExact(timeout.toMillis()))
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
            .clientName("cachescope");
    if (target.database() != 0) {
      config.database(target.database());
    }
    target.credentials().explicitUser().ifPresent(config::user);
    target.credentials().reveal().ifPresent(config::password);
    return config;
  }
}
