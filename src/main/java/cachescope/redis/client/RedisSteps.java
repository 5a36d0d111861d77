package cachescope.redis.client;

import cachescope.service.CacheStep;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.Builder;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol.Command;

/**
 * The steps of the cache as commands of Redis 6.2 and newer: where one command is not enough, a
 * script of one key, sent whole each time (EVAL), for a server that was restarted knows none.
 */
final class RedisSteps {
  private static final Builder<Optional<byte[]>> VALUE =
      new Builder<>() {
        @Override
        public Optional<byte[]> build(Object reply) {
          return Optional.ofNullable((byte[]) reply);
        }
      };
  private static final Builder<Boolean> YES =
      new Builder<>() {
        @Override
        public Boolean build(Object reply) {
          return reply instanceof Long number && number == 1;
        }
      };
  private static final Builder<Boolean> OK =
      new Builder<>() {
        @Override
        public Boolean build(Object reply) {
          return reply != null;
        }
      };

  private static final String EXTEND_USER =
      """
      local v = redis.call('GET', KEYS[1])
      if v and string.sub(v, 1, 6) == '{"id":' then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
      return v\
      """;

  private static final String GET_OR_LEASE =
      """
      local v = redis.call('GET', KEYS[1])
      if v and string.sub(v, 1, 8) ~= '{"gone":' then return v end
      redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
      return false\
      """;

  private static final String FILL_LEASED =
      """
      if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
      redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
      return 1\
      """;

  /** A quote within a name is escaped, so that a name cannot look like a version. */
  private static final String SET_IF_NEWER =
      """
      local v = redis.call('GET', KEYS[1])
      if v then
        local n = string.match(v, '^{"gone":(%d+)') or string.match(v, '"version":(%d+)')
        if n and tonumber(n) > tonumber(ARGV[1]) then return 0 end
      end
      redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
      return 1\
      """;

  private static final String DELETE_IF =
      """
      if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
      return redis.call('DEL', KEYS[1])\
      """;

  private RedisSteps() {}

  @SuppressWarnings("unchecked")
  static <R> CommandObject<R> command(CacheStep<R> step) {
    byte[] key = bytes(step.key());
    CommandObject<?> command =
        switch (step) {
          case CacheStep.GetAndExtend(String _, Duration ttl, boolean usersOnly) ->
              usersOnly
                  ? new CommandObject<>(eval(EXTEND_USER, key).add(ttl.toMillis()), VALUE)
                  : new CommandObject<>(
                      new CommandArguments(Command.GETEX).key(key).add("PX").add(ttl.toMillis()),
                      VALUE);
          case CacheStep.GetOrLease(String _, byte[] mark, Duration lease) ->
              new CommandObject<>(eval(GET_OR_LEASE, key).add(mark).add(lease.toMillis()), VALUE);
          case CacheStep.FillLeased(String _, byte[] seen, byte[] value, Duration ttl) ->
              new CommandObject<>(
                  eval(FILL_LEASED, key).add(seen).add(value).add(ttl.toMillis()), YES);
          case CacheStep.SetIfNewer(String _, long version, byte[] value, Duration ttl) ->
              ifNewer(key, version, value, ttl);
          case CacheStep.Tombstone(String _, long version, byte[] mark, Duration ttl) ->
              ifNewer(key, version, mark, ttl);
          case CacheStep.Lock(String _, byte[] mark, Duration held) ->
              new CommandObject<>(
                  new CommandArguments(Command.SET)
                      .key(key)
                      .add(mark)
                      .add("NX")
                      .add("PX")
                      .add(held.toMillis()),
                  OK);
          case CacheStep.Unlock(String _, byte[] mark) ->
              new CommandObject<>(eval(DELETE_IF, key).add(mark), YES);
        };
    return (CommandObject<R>) command;
  }

  /** What Redis will tell of it, if it does something; empty: nothing that needs an author. */
  static Optional<OwnCommands.Kind> told(CacheStep<?> step) {
    return switch (step) {
      case CacheStep.GetAndExtend _ -> Optional.empty();
      case CacheStep.GetOrLease _,
          CacheStep.FillLeased _,
          CacheStep.SetIfNewer _,
          CacheStep.Tombstone _,
          CacheStep.Lock _ ->
          Optional.of(OwnCommands.Kind.SET);
      case CacheStep.Unlock _ -> Optional.of(OwnCommands.Kind.DEL);
    };
  }

  /** Whether the answer says that nothing was changed. */
  static boolean unchanged(CacheStep<?> step, Object answer) {
    return switch (step) {
      case CacheStep.GetAndExtend _ -> true;
      case CacheStep.GetOrLease _ -> answer instanceof Optional<?> value && value.isPresent();
      case CacheStep.FillLeased _,
          CacheStep.SetIfNewer _,
          CacheStep.Tombstone _,
          CacheStep.Lock _,
          CacheStep.Unlock _ ->
          answer.equals(false);
    };
  }

  private static CommandObject<Boolean> ifNewer(
      byte[] key, long version, byte[] value, Duration ttl) {
    return new CommandObject<>(
        eval(SET_IF_NEWER, key).add(version).add(value).add(ttl.toMillis()), YES);
  }

  private static CommandArguments eval(String script, byte[] key) {
    return new CommandArguments(Command.EVAL).add(script).add(1).key(key);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
