package cachescope.event;

import java.util.List;
import java.util.Objects;

/**
 * Which Redis is in use, how it is, and what it can do.
 *
 * @param host and {@code port}: where it listens
 * @param server its own name, "redis" or "valkey"; empty until known
 * @param version its own version; empty until known
 * @param prefix of all our keys, before {@code user:}
 * @param sentence what a person should read about it now; never has a password in it
 * @param policies eviction policies that this server accepts from us; empty where we may not set
 *     one
 * @param notifications whether keyspace notifications reach us
 * @param topology how many servers that is, and what binds them
 * @param off what of this program is off with this server, a sentence each with the reason
 */
public record RedisStatus(
    Kind kind,
    State state,
    String host,
    int port,
    int database,
    boolean tls,
    String server,
    String version,
    String prefix,
    String sentence,
    List<String> policies,
    boolean notifications,
    Topology topology,
    List<String> off) {

  /** How many servers it is. */
  public enum Topology {
    /** One, alone as far as we know. */
    STANDALONE,
    /** A master with replicas, watched by sentinels that say who it is. */
    SENTINEL,
    /** Several masters that share the keys by hash slots. */
    CLUSTER
  }

  /** Whose server it is. */
  public enum Kind {
    EMBEDDED,
    EXTERNAL
  }

  /** How it is. */
  public enum State {
    STARTING,
    CONNECTED,
    /** It answers, but something is withheld; the sentence says what. */
    LIMITED,
    /** Stopped in its tracks by us (SIGSTOP): it accepts, and never answers. */
    HUNG,
    DOWN
  }

  public static final RedisStatus STARTING =
      new RedisStatus(
          Kind.EMBEDDED,
          State.STARTING,
          "127.0.0.1",
          0,
          0,
          false,
          "",
          "",
          "",
          "Redis is starting",
          List.of(),
          false);

  public RedisStatus {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(server, "server");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(prefix, "prefix");
    Objects.requireNonNull(sentence, "sentence");
    Objects.requireNonNull(topology, "topology");
    policies = List.copyOf(policies);
    off = List.copyOf(off);
  }

  /** One server alone, of which nothing is known to be off. */
  public RedisStatus(
      Kind kind,
      State state,
      String host,
      int port,
      int database,
      boolean tls,
      String server,
      String version,
      String prefix,
      String sentence,
      List<String> policies,
      boolean notifications) {
    this(
        kind,
        state,
        host,
        port,
        database,
        tls,
        server,
        version,
        prefix,
        sentence,
        policies,
        notifications,
        Topology.STANDALONE,
        List.of());
  }

  /** Whether max memory and eviction policy may be changed. */
  public boolean tunable() {
    return !policies.isEmpty();
  }
}
