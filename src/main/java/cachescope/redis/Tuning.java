package cachescope.redis;

import cachescope.redis.client.RedisFaults;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private Optional<Map<String, String>> before = Optional.empty();

  Tuning(RedisClient client, RedisFaults faults) {
    this.client = client;
    this.faults = faults;
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
      if (before.isEmpty()) {
        Map<String, String> now = new HashMap<>(client.configGet(POLICY));
        now.putAll(client.configGet(LIMIT));
        before = Optional.of(now);
      }
      client.configSet(POLICY, policy);
      client.configSet(LIMIT, Long.toString(bytes));
    } catch (Throwable e) {
      throw faults.explain(e);
    }
  }

  /** Puts back what was in force before the first {@link #apply}. */
  void restore() {
    if (before.isPresent()) {
      before.get().forEach(client::configSet);
      before = Optional.empty();
    }
  }
}
