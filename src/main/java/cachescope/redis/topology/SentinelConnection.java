package cachescope.redis.topology;

import cachescope.event.CacheFault;
import cachescope.event.RedisNode;
import cachescope.event.RedisNode.Health;
import cachescope.event.RedisNode.Role;
import cachescope.redis.client.Connections;
import cachescope.redis.client.Credentials;
import cachescope.redis.client.RedisFaults;
import cachescope.redis.client.RedisTarget;
import cachescope.service.CacheException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;

/**
 * A connection to one sentinel, opened again after a failure. User and password of the Redis
 * servers are given to it only where it asks for some. One thread.
 */
final class SentinelConnection implements AutoCloseable {
  private static final Duration ANSWER_WITHIN = Duration.ofMillis(500);

  private final RedisTarget withPassword;
  private RedisTarget target;
  private Optional<Connection> connection = Optional.empty();

  SentinelConnection(RedisTarget sentinel) {
    this.withPassword =
        new RedisTarget(
            sentinel.host(),
            sentinel.port(),
            0,
            sentinel.tls(),
            sentinel.credentials(),
            sentinel.files());
    this.target = withPassword.with(Credentials.NONE, sentinel.files());
  }

  /** The sentinel, with the credentials that it wants. */
  RedisTarget target() {
    return target;
  }

  /**
   * What it says of a master.
   *
   * @throws CacheException also where it does not know that name
   */
  SentinelMap ask(String master) {
    try {
      return read(master);
    } catch (Throwable e) {
      close();
      CacheException why = explain(e, master);
      boolean asks = why.fault() == CacheFault.PASSWORD_WANTED && !target.equals(withPassword);
      if (!asks) {
        throw why;
      }
    }
    target = withPassword;
    try {
      return read(master);
    } catch (Throwable e) {
      close();
      throw explain(e, master);
    }
  }

  private CacheException explain(Throwable e, String master) {
    boolean unknown = String.valueOf(e.getMessage()).contains("No such master");
    return unknown
        ? new CacheException(
            CacheFault.OTHER,
            "The sentinel at %s knows no master called \"%s\"; the name stands in its configuration after \"sentinel monitor\"."
                .formatted(target.place(), master))
        : new RedisFaults(target, ANSWER_WITHIN, Optional::empty).explain(e);
  }

  private SentinelMap read(String master) {
    Map<String, String> first = fields(say("MASTER", master));
    List<RedisNode> nodes = new ArrayList<>();
    nodes.add(node(first, Role.MASTER, ""));
    String id = nodes.getFirst().id();
    for (Object replica : list(say("REPLICAS", master))) {
      nodes.add(node(fields(replica), Role.REPLICA, id));
    }
    nodes.add(
        new RedisNode(
            "", target.host(), target.port(), Role.SENTINEL, Health.UP, "", List.of(), false));
    for (Object sentinel : list(say("SENTINELS", master))) {
      nodes.add(node(fields(sentinel), Role.SENTINEL, ""));
    }
    String epoch = first.getOrDefault("config-epoch", "0");
    return new SentinelMap(nodes, epoch.matches("[0-9]{1,18}") ? Long.parseLong(epoch) : 0);
  }

  private Object say(String word, String master) {
    Connection open = connection.orElseGet(() -> Connections.bare(target, ANSWER_WITHIN));
    connection = Optional.of(open);
    open.sendCommand(Command.SENTINEL, word, master);
    return open.getOne();
  }

  private static RedisNode node(Map<String, String> fields, Role role, String masterId) {
    String flags = fields.getOrDefault("flags", "");
    boolean down = flags.contains("o_down") || (flags.contains("s_down") && role != Role.MASTER);
    boolean away = flags.contains("disconnected");
    String port = fields.getOrDefault("port", "0");
    return new RedisNode(
        fields.getOrDefault("runid", ""),
        fields.getOrDefault("ip", "?"),
        port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : 0,
        role,
        down ? Health.DOWN : away || flags.contains("s_down") ? Health.SUSPECTED : Health.UP,
        masterId,
        List.of(),
        false);
  }

  private static List<?> list(Object reply) {
    return reply instanceof List<?> parts ? parts : List.of();
  }

  private static Map<String, String> fields(Object reply) {
    Map<String, String> fields = new HashMap<>();
    if (reply instanceof Map<?, ?> map) {
      map.forEach((name, value) -> fields.put(text(name), text(value)));
      return fields;
    }
    List<?> parts = list(reply);
    for (int i = 0; i + 1 < parts.size(); i += 2) {
      fields.put(text(parts.get(i)), text(parts.get(i + 1)));
    }
    return fields;
  }

  private static String text(Object part) {
    return part instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(part);
  }

  @Override
  public void close() {
    connection.ifPresent(Connection::close);
    connection = Optional.empty();
  }
}
