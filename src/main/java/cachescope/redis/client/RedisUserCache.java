package cachescope.redis.client;

import cachescope.event.ServerReading;
import cachescope.service.CacheException;
import cachescope.service.CacheStep;
import cachescope.service.UserCache;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * The cache port on a Redis, be it one server or a Cluster: {@code GET}, {@code SETEX} and {@code
 * DEL} of {@code user:{id}} on pooled connections.
 *
 * <p>No step waits longer than the time-out: connecting, reading an answer. Whoever waits for a
 * free connection waits for as long as others get their answers. A read that met a connection which
 * had been cut while idle is tried once more; a write never is.
 */
public final class RedisUserCache implements UserCache, AutoCloseable {
  private final Calls calls;
  private final OwnCommands own;
  private final String keyPrefix;
  private final BooleanSupplier keysAreOurs;

  RedisUserCache(Calls calls, OwnCommands own, String prefix, BooleanSupplier keysAreOurs) {
    this.calls = calls;
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
    return new RedisUserCache(new NodeCalls(target, timeout, reading), own, prefix, keysAreOurs);
  }

  /**
   * Opens a connection beforehand, so that no request is charged for it; a failure shows soon
   * enough.
   */
  public void warmUp() {
    calls.warmUp();
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
    try {
      return Optional.ofNullable(calls.call(key, get(bytes(key))));
    } catch (Throwable e) {
      return getAgain(key, e);
    }
  }

  private Optional<byte[]> getAgain(String key, Throwable first) {
    if (!RedisFaults.cut(first)) {
      throw calls.explain(key, first, false);
    }
    calls.dropIdle(key);
    try {
      return Optional.ofNullable(calls.call(key, get(bytes(key))));
    } catch (Throwable second) {
      throw calls.explain(key, second, false);
    }
  }

  @Override
  public void set(String key, byte[] value, Duration ttl) {
    own.sending(OwnCommands.Kind.SET, key);
    try {
      calls.call(key, setex(bytes(key), ttl, value));
      own.stored();
    } catch (Throwable e) {
      CacheException why = failedWrite(OwnCommands.Kind.SET, key, e);
      if (RedisFaults.maybeDone(why)) {
        own.stored();
      }
      throw why;
    }
  }

  @Override
  public boolean delete(String key) {
    own.sending(OwnCommands.Kind.DEL, key);
    try {
      boolean existed = calls.call(key, del(bytes(key))) > 0;
      if (!existed) {
        own.withdrawn(OwnCommands.Kind.DEL, key);
      }
      return existed;
    } catch (Throwable e) {
      throw failedWrite(OwnCommands.Kind.DEL, key, e);
    }
  }

  @Override
  public <R> R take(CacheStep<R> step) {
    Optional<OwnCommands.Kind> told = RedisSteps.told(step);
    told.ifPresent(kind -> own.sending(kind, step.key()));
    try {
      R answer = calls.call(step.key(), RedisSteps.command(step));
      boolean unchanged = RedisSteps.unchanged(step, answer);
      told.ifPresent(kind -> ended(kind, step.key(), unchanged));
      if (step instanceof CacheStep.DropTag && answer instanceof List<?> keys) {
        keys.forEach(key -> own.sending(OwnCommands.Kind.DEL, String.valueOf(key)));
      }
      return answer;
    } catch (Throwable e) {
      CacheException why = failedStep(told, step.key(), e);
      if (told.isEmpty() && RedisFaults.cut(e)) {
        return again(step);
      }
      throw why;
    }
  }

  /** A step that changes nothing but times may be made once more, as a read may. */
  private <R> R again(CacheStep<R> step) {
    try {
      return calls.call(step.key(), RedisSteps.command(step));
    } catch (Throwable second) {
      throw calls.explain(step.key(), second, false);
    }
  }

  private CacheException failedStep(Optional<OwnCommands.Kind> told, String key, Throwable e) {
    if (told.isEmpty()) {
      if (RedisFaults.cut(e)) {
        calls.dropIdle(key);
      }
      return calls.explain(key, e, false);
    }
    CacheException why = failedWrite(told.get(), key, e);
    if (RedisFaults.maybeDone(why)) {
      own.stored();
    }
    return why;
  }

  private void ended(OwnCommands.Kind kind, String key, boolean unchanged) {
    if (!unchanged && kind == OwnCommands.Kind.SET) {
      own.stored();
    } else if (unchanged) {
      own.withdrawn(kind, key);
    }
  }

  private static CommandObject<byte[]> get(byte[] key) {
    return new CommandObject<>(new CommandArguments(Command.GET).key(key), BuilderFactory.BINARY);
  }

  private static CommandObject<Long> del(byte[] key) {
    return new CommandObject<>(new CommandArguments(Command.DEL).key(key), BuilderFactory.LONG);
  }

  private static CommandObject<String> setex(byte[] key, Duration ttl, byte[] value) {
    boolean seconds = ttl.toNanosPart() == 0;
    return new CommandObject<>(
        new CommandArguments(seconds ? Command.SETEX : Command.PSETEX)
            .key(key)
            .add(seconds ? ttl.toSeconds() : ttl.toMillis())
            .add(value),
        BuilderFactory.STRING);
  }

  private CacheException failedWrite(OwnCommands.Kind kind, String key, Throwable failure) {
    if (failure instanceof JedisDataException) {
      own.withdrawn(kind, key);
    }
    if (RedisFaults.cut(failure)) {
      calls.dropIdle(key);
    }
    return calls.explain(key, failure, true);
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  /** Closes all connections. */
  @Override
  public void close() {
    calls.close();
  }
}
