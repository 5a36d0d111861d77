package cachescope.redis.watch;

import cachescope.event.ServerReading;
import java.util.HashMap;
import java.util.Map;

/** What INFO said. */
public final class ServerInfo {
  private final Map<String, String> fields;

  private ServerInfo(Map<String, String> fields) {
    this.fields = fields;
  }

  /** Reads the reply; what it does not understand it leaves out. */
  public static ServerInfo parse(String reply) {
    Map<String, String> fields = new HashMap<>();
    for (String line : reply.split("\r?\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.charAt(0) != '#') {
        fields.put(line.substring(0, colon), line.substring(colon + 1));
      }
    }
    return new ServerInfo(fields);
  }

  /** A field, or the empty text. */
  public String text(String name) {
    return fields.getOrDefault(name, "");
  }

  /** A field as a number, or 0. */
  public long number(String name) {
    String text = text(name);
    return text.matches("-?[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  /** A number inside a field of the form {@code a=1,b=2}, or 0. */
  public long part(String name, String part) {
    for (String piece : text(name).split(",", -1)) {
      if (piece.startsWith(part + "=") && piece.matches("[a-z_]+=[0-9]{1,18}")) {
        return Long.parseLong(piece.substring(part.length() + 1));
      }
    }
    return 0;
  }

  /** "redis", "valkey", or what else it calls itself. */
  public String server() {
    String name = text("server_name");
    return name.isEmpty() ? "redis" : name;
  }

  /** The version by which it is sold. */
  public String version() {
    String valkey = text("valkey_version");
    return valkey.isEmpty() ? text("redis_version") : valkey;
  }

  /** Whether it is a replica, which takes no writes. */
  public boolean replica() {
    return text("role").equals("slave");
  }

  /** Whether it is still reading its data set. */
  public boolean loading() {
    return text("loading").equals("1");
  }

  /** The numbers to show. */
  public ServerReading reading(int database) {
    return new ServerReading(
        number("used_memory"),
        number("maxmemory"),
        text("maxmemory_policy"),
        part("db" + database, "keys"),
        number("evicted_keys"),
        number("expired_keys"),
        number("keyspace_hits"),
        number("keyspace_misses"),
        (int) number("connected_clients"));
  }
}
