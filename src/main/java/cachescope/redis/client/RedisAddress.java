package cachescope.redis.client;

import cachescope.event.RedisStatus.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a person wants to connect to: one server, a master that sentinels know, or a Cluster. Its
 * text never has the password in it.
 *
 * @param nodes the server; or the sentinels, with user, password and database of the Redis servers
 *     that they watch; or some nodes of the Cluster
 * @param master what the sentinels call the master; empty where there are none
 */
public record RedisAddress(Topology topology, List<RedisTarget> nodes, String master) {
  private static final String SENTINEL =
      "redis+sentinel://[user[:password]@]host:port,host:port/MASTER[/database]";
  private static final String CLUSTER = "redis+cluster://[user[:password]@]host:port,host:port";
  private static final String SENTINEL_PORT = "26379";
  private static final String REDIS_PORT = "6379";

  public RedisAddress {
    nodes = List.copyOf(nodes);
    Objects.requireNonNull(master, "master");
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("The address has no host.");
    }
  }

  /** One server. */
  public static RedisAddress of(RedisTarget one) {
    return new RedisAddress(Topology.STANDALONE, List.of(one), "");
  }

  /**
   * Reads {@code redis://}, {@code redis+sentinel://} or {@code redis+cluster://}, each with {@code
   * rediss} for TLS.
   *
   * @throws IllegalArgumentException with a sentence that says what was wrong, and without the
   *     password
   */
  public static RedisAddress parse(String uri) {
    String text = uri.strip();
    int colon = text.indexOf("://");
    String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = colon < 0 ? "" : text.substring(colon + 3);
    return switch (scheme) {
      case "redis+sentinel", "rediss+sentinel" ->
          sentinel(scheme.substring(0, scheme.indexOf('+')), rest);
      case "redis+cluster", "rediss+cluster" ->
          cluster(scheme.substring(0, scheme.indexOf('+')), rest);
      case "redis", "rediss" -> of(RedisTarget.parse(text));
      default ->
          throw new IllegalArgumentException(
              "The address must begin with redis://, redis+sentinel:// or redis+cluster:// (or"
                  + " rediss for TLS), such as redis://localhost:6379/0.");
    };
  }

  private static RedisAddress sentinel(String scheme, String text) {
    int hosts = RedisTarget.at(text) + 1;
    int query = text.indexOf('?', hosts);
    String rest = query < 0 ? text : text.substring(0, query);
    int slash = rest.indexOf('/', hosts);
    String path = slash < 0 ? "" : rest.substring(slash + 1);
    int second = path.indexOf('/');
    String master = second < 0 ? path : path.substring(0, second);
    if (!master.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException(
          "The address must name the master as its sentinels do, after the hosts; write "
              + SENTINEL
              + ".");
    }
    String database = second < 0 ? "" : path.substring(second);
    String files = text.substring(rest.length());
    return new RedisAddress(
        Topology.SENTINEL,
        targets(
            scheme,
            rest.substring(0, hosts),
            rest.substring(hosts, slash),
            database + files,
            SENTINEL_PORT),
        master);
  }

  private static RedisAddress cluster(String scheme, String text) {
    int hosts = RedisTarget.at(text) + 1;
    int query = text.indexOf('?', hosts);
    String rest = query < 0 ? text : text.substring(0, query);
    int slash = rest.indexOf('/', hosts);
    String path = slash < 0 ? "" : rest.substring(slash + 1);
    if (!path.isEmpty() && !path.equals("0")) {
      throw new IllegalArgumentException(
          "A Cluster has database 0 only, so nothing may follow its hosts; write " + CLUSTER + ".");
    }
    String list = slash < 0 ? rest.substring(hosts) : rest.substring(hosts, slash);
    String files = text.substring(rest.length());
    return new RedisAddress(
        Topology.CLUSTER, targets(scheme, rest.substring(0, hosts), list, files, REDIS_PORT), "");
  }

  private static List<RedisTarget> targets(
      String scheme, String info, String hosts, String end, String port) {
    List<RedisTarget> targets = new ArrayList<>();
    for (String host : hosts.split(",", -1)) {
      String place = host.strip();
      if (place.isEmpty()) {
        throw new IllegalArgumentException(
            "The hosts must be separated by one comma each, as in one:7001,two:7001.");
      }
      String full = hasPort(place) ? place : place + ":" + port;
      targets.add(RedisTarget.parse(scheme + "://" + info + full + end));
    }
    return targets;
  }

  private static boolean hasPort(String place) {
    return place.lastIndexOf(':') > place.lastIndexOf(']') && place.indexOf(':') >= 0;
  }

  /** The first node: where TLS, credentials and database are the same as everywhere. */
  public RedisTarget first() {
    return nodes.getFirst();
  }

  /** The same servers under another user. */
  public RedisAddress with(Credentials credentials) {
    return new RedisAddress(
        topology, nodes.stream().map(n -> n.with(credentials, n.files())).toList(), master);
  }

  /** The same servers, trusting others. */
  public RedisAddress trusting(TlsFiles files) {
    return new RedisAddress(
        topology, nodes.stream().map(n -> n.with(n.credentials(), files)).toList(), master);
  }

  /** All hosts and ports, as they stand in sentences. */
  public String place() {
    return nodes.stream().map(RedisTarget::place).collect(Collectors.joining(","));
  }

  /** The address without user and password. */
  public String uri() {
    String scheme = first().tls() ? "rediss" : "redis";
    return switch (topology) {
      case STANDALONE -> first().uri();
      case SENTINEL ->
          scheme + "+sentinel://" + place() + "/" + master + "/" + first().database() + files();
      case CLUSTER -> scheme + "+cluster://" + place() + files();
    };
  }

  private String files() {
    String one = first().uri();
    int query = one.indexOf('?');
    return query < 0 ? "" : one.substring(query);
  }

  @Override
  public String toString() {
    return uri();
  }
}
