package cachescope.redis.client;

import cachescope.service.CacheStep;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import redis.clients.jedis.Builder;
import redis.clients.jedis.BuilderFactory;
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

  /** The stream ends by itself a day after its last entry, where nobody else may remove it. */
  private static final String SET_NEXT =
      """
      local v = redis.call('GET', KEYS[1])
      if v then
        local n = string.match(v, '^{"gone":(%d+)') or string.match(v, '"version":(%d+)')
        if n and tonumber(n) >= tonumber(ARGV[1]) then return 0 end
      end
      redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
      if KEYS[2] then
        redis.call('XADD', KEYS[2], '*', unpack(ARGV, 4))
        redis.call('PEXPIRE', KEYS[2], 86400000)
      end
      return 1\
      """;

  private static final String APPEND =
      """
      local id = redis.call('XADD', KEYS[1], '*', unpack(ARGV))
      redis.call('PEXPIRE', KEYS[1], 86400000)
      return id\
      """;

  private static final String RAISE =
      """
      local n = tonumber(redis.call('GET', KEYS[1]) or '0') or 0
      if n < tonumber(ARGV[1]) then
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        return tonumber(ARGV[1])
      end
      redis.call('PEXPIRE', KEYS[1], ARGV[2])
      return n\
      """;

  private static final String SET_TAGGED =
      """
      redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
      redis.call('SADD', KEYS[2], KEYS[1])
      if redis.call('PTTL', KEYS[2]) < tonumber(ARGV[2]) then
        redis.call('PEXPIRE', KEYS[2], ARGV[2])
      end
      return 1\
      """;

  private static final String DROP_TAG =
      """
      local there = {}
      for _, k in ipairs(redis.call('SMEMBERS', KEYS[1])) do
        if redis.call('DEL', k) == 1 then there[#there + 1] = k end
      end
      redis.call('DEL', KEYS[1])
      return there\
      """;

  private static final String RANK =
      """
      redis.call('DEL', KEYS[1])
      redis.call('ZADD', KEYS[1], unpack(ARGV, 2))
      redis.call('PEXPIRE', KEYS[1], ARGV[1])
      return 1\
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
          case CacheStep.SetNext next -> setNext(next);
          case CacheStep.Publish(String _, String text) ->
              new CommandObject<>(
                  new CommandArguments(Command.PUBLISH).key(key).add(text), BuilderFactory.LONG);
          case CacheStep.Append(String _, List<String> fields) ->
              new CommandObject<>(all(eval(APPEND, key), fields), BuilderFactory.STRING);
          case CacheStep.Raise(String _, long number, Duration ttl) ->
              new CommandObject<>(
                  eval(RAISE, key).add(number).add(ttl.toMillis()), BuilderFactory.LONG);
          case CacheStep.SetTagged(String _, byte[] value, Duration ttl, String tag) ->
              new CommandObject<>(
                  eval(SET_TAGGED, key, bytes(tag)).add(value).add(ttl.toMillis()), YES);
          case CacheStep.DropTag _ ->
              new CommandObject<>(eval(DROP_TAG, key), BuilderFactory.STRING_LIST);
          case CacheStep.Rank(String _, Map<String, Long> scores, Duration ttl) ->
              new CommandObject<>(
                  all(
                      eval(RANK, key).add(ttl.toMillis()),
                      scores.entrySet().stream()
                          .flatMap(each -> Stream.of(each.getValue().toString(), each.getKey()))
                          .toList()),
                  YES);
          case CacheStep.Top(String _, int most) ->
              new CommandObject<>(
                  new CommandArguments(Command.ZREVRANGE)
                      .key(key)
                      .add(0)
                      .add(most - 1)
                      .add("WITHSCORES"),
                  BuilderFactory.STRING_LIST);
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
          CacheStep.SetNext _,
          CacheStep.SetTagged _,
          CacheStep.Lock _ ->
          Optional.of(OwnCommands.Kind.SET);
      // Nobody listens to what is no user's key.
      case CacheStep.Publish _,
          CacheStep.Append _,
          CacheStep.Raise _,
          CacheStep.DropTag _,
          CacheStep.Rank _,
          CacheStep.Top _ ->
          Optional.empty();
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
          CacheStep.SetNext _,
          CacheStep.SetTagged _,
          CacheStep.Lock _,
          CacheStep.Unlock _ ->
          answer.equals(false);
      case CacheStep.Publish _,
          CacheStep.Append _,
          CacheStep.Raise _,
          CacheStep.DropTag _,
          CacheStep.Rank _ ->
          false;
      case CacheStep.Top _ -> true;
    };
  }

  private static CommandObject<Boolean> ifNewer(
      byte[] key, long version, byte[] value, Duration ttl) {
    return new CommandObject<>(
        eval(SET_IF_NEWER, key).add(version).add(value).add(ttl.toMillis()), YES);
  }

  private static CommandObject<Boolean> setNext(CacheStep.SetNext step) {
    byte[] key = bytes(step.key());
    CommandArguments script =
        step.stream().isPresent()
            ? eval(SET_NEXT, key, bytes(step.stream().get()))
            : eval(SET_NEXT, key);
    script.add(step.version()).add(step.value()).add(step.ttl().toMillis());
    return new CommandObject<>(all(script, step.fields()), YES);
  }

  private static CommandArguments all(CommandArguments command, List<String> words) {
    words.forEach(command::add);
    return command;
  }

  private static CommandArguments eval(String script, byte[]... keys) {
    CommandArguments command = new CommandArguments(Command.EVAL).add(script).add(keys.length);
    for (byte[] key : keys) {
      command.key(key);
    }
    return command;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
