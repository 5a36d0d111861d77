package cachescope.redis.client;

import cachescope.event.ServerReading;
import cachescope.service.CacheException;
import cachescope.service.UserCache;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The cache port on one Redis: {@code GET}, {@code SETEX} and {@code DEL} of {@code user:{id}} on
 * pooled connections.
 *
 * <p>No step waits longer than the time-out: connecting, reading an answer. Whoever waits for a
 * free connection waits for as long as others get their answers. A read that met a connection which
 * had been cut while idle is tried once more; a write never is.
 */
public final class RedisUserCache implements UserCache, AutoCloseable {
  private final RedisClient client;
  private final ReadWatch watch;
  private final RedisFaults faults;
  private final OwnCommands own;
  private final String keyPrefix;
  private final BooleanSupplier keysAreOurs;
  private final CallLine line;

  private RedisUserCache(
      RedisClient client,
      ReadWatch watch,
      CallLine line,
      RedisFaults faults,
      OwnCommands own,
      String prefix,
      BooleanSupplier keysAreOurs) {
    this.client = client;
    this.watch = watch;
    this.line = line;
    this.faults = faults;
    this.own = own;
    this.keyPrefix = prefix + "user:";
    this.keysAreOurs = keysAreOurs;
  }

  /**
   * Opens it; no connection is made yet.
   *
   * @param prefix of all keys, before {@code user:}
   * @param keysAreOurs whether all keys under it certainly are
   * @param own is told of every write
   * @param reading the newest of the server
   */
  public static RedisUserCache open(
      RedisTarget target,
      String prefix,
      BooleanSupplier keysAreOurs,
      Duration timeout,
      OwnCommands own,
      Supplier<Optional<ServerReading>> reading) {
    ReadWatch watch = new ReadWatch(timeout);
    RedisClient client = Connections.pooled(target, timeout, watch);
    return new RedisUserCache(
        client,
        watch,
        new CallLine(client, Connections.POOL, timeout),
        new RedisFaults(target, timeout, reading),
        own,
        prefix,
        keysAreOurs);
  }

  /**
   * Opens a connection beforehand, so that no request is charged for it; a failure shows soon
   * enough.
   */
  public void warmUp() {
    try {
      client.ping();
    } catch (JedisException e) {
      // The first request, or the poll of the server, will meet it again and tell it.
    }
  }

  @Override
  public String keyOf(long userId) {
    return keyPrefix + userId;
  }

  @Override
  public boolean keysAreOurs() {
    return keysAreOurs.getAsBoolean();
  }

  @Override
  public Optional<byte[]> get(String key) {
    byte[] name = bytes(key);
    try {
      return Optional.ofNullable(call(get(name)));
    } catch (Throwable e) {
      return getAgain(name, e);
    }
  }

  private Optional<byte[]> getAgain(byte[] key, Throwable first) {
    if (!RedisFaults.cut(first)) {
      throw faults.explain(first);
    }
    dropIdle();
    try {
      return Optional.ofNullable(call(get(key)));
    } catch (Throwable second) {
      throw faults.explain(second);
    }
  }

  @Override
  public void set(String key, byte[] value, Duration ttl) {
    own.sending(OwnCommands.Kind.SET, key);
    try {
      call(setex(bytes(key), ttl, value));
    } catch (Throwable e) {
      throw failedWrite(OwnCommands.Kind.SET, key, e);
    }
  }

  @Override
  public boolean delete(String key) {
    own.sending(OwnCommands.Kind.DEL, key);
    try {
      boolean existed = call(del(bytes(key))) > 0;
      if (!existed) {
        own.withdrawn(OwnCommands.Kind.DEL, key);
      }
      return existed;
    } catch (Throwable e) {
      throw failedWrite(OwnCommands.Kind.DEL, key, e);
    }
  }

  /**
   * A call in its turn. Whoever was interrupted before it still makes it: an interrupt closes the
   * connection that a virtual thread reads from, and a request that is given up must not look like
   * a Redis that fails.
   */
  private <T extends @Nullable Object> T call(CommandObject<T> command) throws Throwable {
    boolean interrupted = Thread.interrupted();
    try {
      return line.call(command);
    } catch (InterruptedException e) {
      interrupted = true;
      throw RedisFaults.givenUp();
    } catch (CallLine.StoodStillException e) {
      throw faults.poolExhausted();
    } catch (JedisDataException e) {
      throw e;
    } catch (JedisException e) {
      throw Thread.currentThread().isInterrupted() ? RedisFaults.givenUp() : e;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static CommandObject<byte[]> get(byte[] key) {
    return new CommandObject<>(new CommandArguments(Command.GET).key(key), BuilderFactory.BINARY);
  }

  private static CommandObject<Long> del(byte[] key) {
    return new CommandObject<>(new CommandArguments(Command.DEL).key(key), BuilderFactory.LONG);
  }

  private static CommandObject<String> setex(byte[] key, Duration ttl, byte[] value) {
    return new CommandObject<>(
        new CommandArguments(Command.SETEX).key(key).add(ttl.toSeconds()).add(value),
        BuilderFactory.STRING);
  }

  private CacheException failedWrite(OwnCommands.Kind kind, String key, Throwable failure) {
    if (failure instanceof JedisDataException) {
      own.withdrawn(kind, key);
    }
    if (RedisFaults.cut(failure)) {
      dropIdle();
    }
    return faults.explain(failure, true);
  }

  /** Where one connection was cut, the idle ones probably were too. */
  private void dropIdle() {
    client.getPool().clear();
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  /** Closes all connections. */
  @Override
  public void close() {
    client.close();
    watch.close();
  }
}
