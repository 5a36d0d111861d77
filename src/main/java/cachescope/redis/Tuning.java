package cachescope.redis;

import cachescope.redis.client.RedisFaults;
import cachescope.redis.client.RedisTarget;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Memory limit and eviction policy of a server that we may configure. */
final class Tuning {
  private static final String LIMIT = "maxmemory";
  private static final String POLICY = "maxmemory-policy";
  private static final List<String> KNOWN =
      List.of(
          "noeviction",
          "allkeys-lru",
          "allkeys-lfu",
          "allkeys-random",
          "volatile-lru",
          "volatile-lfu",
          "volatile-random",
          "volatile-ttl",
          "allkeys-lrm",
          "volatile-lrm");

  private final RedisClient client;
  private final RedisFaults faults;
  private final ServerSettings settings;

  Tuning(RedisClient client, RedisTarget target, RedisFaults faults) {
    this.client = client;
    this.faults = faults;
    this.settings = new ServerSettings(client, target, faults);
  }

  /** What may be changed, and has to be put back. */
  ServerSettings settings() {
    return settings;
  }

  /**
   * Tries every policy on the server itself, in one transaction that ends with the one in force:
   * nothing is evicted meanwhile.
   *
   * @return those it accepts; empty where we may not set any
   */
  List<String> probe() {
    try {
      String now = client.configGet(POLICY).getOrDefault(POLICY, "noeviction");
      List<Response<Object>> answers = new ArrayList<>();
      try (AbstractTransaction transaction = client.multi()) {
        KNOWN.forEach(policy -> answers.add(transaction.sendCommand(set(policy))));
        transaction.sendCommand(set(now));
        transaction.exec();
      }
      List<String> accepted = new ArrayList<>();
      for (int i = 0; i < KNOWN.size(); i++) {
        if (accepted(answers.get(i))) {
          accepted.add(KNOWN.get(i));
        }
      }
      return List.copyOf(accepted);
    } catch (JedisException e) {
      return List.of();
    }
  }

  private static CommandArguments set(String policy) {
    return new CommandArguments(Command.CONFIG).add("SET").add(POLICY).add(policy);
  }

  private static boolean accepted(Response<Object> answer) {
    try {
      answer.get();
      return true;
    } catch (JedisDataException e) {
      return false;
    }
  }

  /**
   * Sets both.
   *
   * @param bytes 0: no limit
   * @throws cachescope.service.CacheException with a sentence where the server refused
   */
  void apply(long bytes, String policy) {
    try {
      settings.set(POLICY, policy);
      settings.set(LIMIT, Long.toString(bytes));
    } catch (Throwable e) {
      throw faults.explain(e);
    }
  }
}
