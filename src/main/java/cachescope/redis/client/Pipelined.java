package cachescope.redis.client;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;

/**
 * Replies of a pipeline, built as those of a single call are.
 *
 * <p>Jedis asks no builder of a pipelined command what a null reply means and answers null, where a
 * single call is answered what the builder makes of it: "not locked", "no value, the lease is
 * yours".
 */
final class Pipelined {
  private Pipelined() {}

  /** Puts a command into a pipeline; its reply is to be had by {@link #built}. */
  static Response<Object> append(Pipeline pipeline, CommandObject<?> command) {
    return pipeline.appendCommand(
        new CommandObject<>(command.getArguments(), BuilderFactory.RAW_OBJECT));
  }

  /**
   * The reply, as the command's own builder makes it.
   *
   * @throws IllegalStateException where it has not come
   */
  static <T extends @Nullable Object> T built(Response<Object> reply, CommandObject<T> command) {
    return command.getBuilder().build(reply.get());
  }
}
