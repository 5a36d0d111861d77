package cachescope.redis.client;

import cachescope.event.ServerReading;
import cachescope.service.CacheException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Calls to one server, on pooled connections and in its line. */
final class NodeCalls implements Calls {
  private static final int WARM_UP_ROUNDS = 20;

  private final RedisClient client;
  private final ReadWatch watch;
  private final RedisFaults faults;
  private final CallLine line;

  /** No connection is made yet. */
  NodeCalls(RedisTarget target, Duration timeout, Supplier<Optional<ServerReading>> reading) {
    this.watch = new ReadWatch(timeout);
    this.client = Connections.pooled(target, timeout, watch);
    this.line = new CallLine(client, Connections.POOL, timeout);
    this.faults = new RedisFaults(target, timeout, reading);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Whoever was interrupted before it still makes it: an interrupt closes the connection that a
   * virtual thread reads from, and a request that is given up must not look like a Redis that
   * fails.
   */
  @Override
  public <T extends @Nullable Object> T call(String key, CommandObject<T> command)
      throws Throwable {
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

  /** A call that another node sent here for this once (ASK); not in the line, as it is rare. */
  <T extends @Nullable Object> T asking(CommandObject<T> command) {
    Response<Object> answer;
    try (Pipeline pipeline = client.pipelined()) {
      pipeline.sendCommand(new CommandArguments(Command.ASKING));
      answer = Pipelined.append(pipeline, command);
    }
    return Pipelined.built(answer, command);
  }

  CacheException explain(Throwable failure, boolean write) {
    return faults.explain(failure, write);
  }

  @Override
  public CacheException explain(String key, Throwable failure, boolean write) {
    return explain(failure, write);
  }

  void dropIdle() {
    client.getPool().clear();
  }

  @Override
  public void dropIdle(String key) {
    dropIdle();
  }

  /** {@inheritDoc} PING on one connection, alone and together: it touches no key. */
  @Override
  public void warmUp() {
    CommandObject<String> ping =
        new CommandObject<>(new CommandArguments(Command.PING), BuilderFactory.STRING);
    try {
      for (int i = 0; i < WARM_UP_ROUNDS; i++) {
        line.call(ping);
      }
      try (Pipeline together = client.pipelined()) {
        together.appendCommand(ping);
        together.appendCommand(ping);
      }
    } catch (Throwable e) {
      // The first request, or the poll of the server, will meet it again and tell it.
    }
  }

  /** Closes all connections. */
  @Override
  public void close() {
    client.close();
    watch.close();
  }
}
