package cachescope.redis.doctor;

import cachescope.event.Diagnosis.Topic;
import cachescope.event.Figures;
import cachescope.redis.watch.ServerInfo;
import java.util.List;
import java.util.Locale;

/** What is to be said of the server itself: version, role, readiness, company, speed, clock. */
final class ServerFindings {
  /** The usual longest wait of a read for the cache, milliseconds. */
  private static final int CACHE_TIMEOUT = 200;

  private ServerFindings() {}

  static void version(Answers answers, Chart chart) {
    String name = answers.product() + " " + Line.clean(answers.version());
    if (answers.version().isEmpty()) {
      chart.limited(
          Topic.VERSION,
          "The version could not be asked: INFO is refused (%s).".formatted(answers.infoRefused()),
          "memory, counters and version are not shown",
          mendInfo(answers));
    } else if (answers.olderThan(6, 0)) {
      chart.limited(
          Topic.VERSION,
          name + " is old: it has no RESP3, no client tracking, no users (ACL), no keymiss events.",
          "a flush is seen only by its counters, up to half a second late; nobody can have fewer"
              + " rights than everybody",
          "install Redis 6.2 or later, or Valkey");
    } else if (answers.olderThan(6, 2)) {
      chart.limited(
          Topic.VERSION,
          name + " is older than 6.2, the oldest version that CacheScope is tested with.",
          "nothing that is known; but nobody tried",
          "install Redis 6.2 or later, or Valkey");
    } else {
      chart.fine(Topic.VERSION, name + " has everything that CacheScope uses.");
    }
  }

  private static String mendInfo(Answers answers) {
    return answers.grant(answers.user().orElse("NAME"), List.of("+info"));
  }

  static void topology(Answers answers, Chart chart) {
    ServerInfo info = answers.info();
    String mode =
        info.text("redis_mode").isEmpty() ? answers.greeted("mode") : info.text("redis_mode");
    String role = info.text("role").isEmpty() ? answers.greeted("role") : info.text("role");
    if (mode.equals("sentinel")) {
      chart.broken(
          Topic.TOPOLOGY,
          "This is a sentinel: it watches Redis servers, and keeps no keys.",
          "redis+sentinel://%s/MASTER".formatted(answers.target().place()));
    } else if (mode.equals("cluster")) {
      cluster(answers, chart);
    } else if (role.equals("slave") || role.equals("replica")) {
      replica(answers, chart);
    } else if (role.isEmpty()) {
      chart.fine(Topic.TOPOLOGY, "Its role could not be asked; it is taken for a single server.");
    } else {
      long replicas = info.number("connected_slaves");
      chart.fine(
          Topic.TOPOLOGY,
          replicas == 0
              ? "It stands alone: no replicas."
              : "It is a master with %d replica%s.".formatted(replicas, replicas == 1 ? "" : "s"));
    }
  }

  private static void cluster(Answers answers, Chart chart) {
    if (answers.clusterMeant()) {
      chart.fine(
          Topic.TOPOLOGY,
          "This is one node of the Cluster; settings and rights are each node's own, the rest of"
              + " this is about %s.".formatted(answers.target().place()));
    } else {
      chart.limited(
          Topic.TOPOLOGY,
          "This is a node of a Cluster, but the address is that of a single server.",
          "keys of the other nodes' slots go to the database",
          "redis+cluster://" + answers.target().place());
    }
  }

  private static void replica(Answers answers, Chart chart) {
    ServerInfo info = answers.info();
    String host = Line.clean(info.text("master_host"));
    String master = host.isEmpty() ? "another server" : host + ":" + info.number("master_port");
    boolean cut = info.text("master_link_status").equals("down");
    chart.limited(
        Topic.TOPOLOGY,
        "It is a replica of %s%s: it takes no writes."
            .formatted(master, cut ? ", and has lost it" : ""),
        "nothing can be cached or invalidated; every read goes to the database",
        host.isEmpty() ? "connect to its master" : "redis://" + master);
  }

  static void ready(Answers answers, Chart chart) {
    ServerInfo info = answers.info();
    if (!answers.isLoading()) {
      chart.fine(Topic.READY, "It is ready.");
      return;
    }
    String done = info.text("loading_loaded_perc");
    long eta = info.number("loading_eta_seconds");
    chart.limited(
        Topic.READY,
        "It is loading its data set%s%s."
            .formatted(
                done.matches("[0-9.]{1,8}") ? " (" + done + " % done)" : "",
                eta > 0 ? ", about %d s more by its own estimate".formatted(eta) : ""),
        "until then every read goes to the database; CacheScope tries again by itself, at least"
            + " every two seconds",
        "wait, then examine it again; rights and speed cannot be examined now");
  }

  static void clients(Answers answers, Chart chart) {
    ServerInfo info = answers.info();
    if (info.text("connected_clients").isEmpty()) {
      return;
    }
    long clients = info.number("connected_clients");
    long others = Math.max(0, clients - 1);
    long most = info.number("maxclients");
    String found =
        others == 0
            ? "Nobody else is connected."
            : "%d other connection%s, besides this one; INFO's counters count their calls too."
                .formatted(others, others == 1 ? "" : "s");
    if (most > 0 && clients + 24 > most) {
      chart.limited(
          Topic.CLIENTS,
          found + " It takes %d at most.".formatted(most),
          "CacheScope opens up to 24 connections; some may be refused",
          answers.redisCli() + " CONFIG SET maxclients 10000");
    } else {
      chart.fine(Topic.CLIENTS, found);
    }
  }

  static void latency(Answers answers, Chart chart) {
    if (answers.pings().isEmpty()) {
      if (!answers.isLoading()) {
        chart.fine(Topic.LATENCY, "PING is refused, so its speed could not be measured.");
      }
      return;
    }
    double median = millis(answers.pings().get(answers.pings().size() / 2));
    String found =
        String.format(
            Locale.ROOT,
            "PING took %.2f ms (median of %d, measured now; %.2f to %.2f ms).",
            median,
            answers.pings().size(),
            millis(answers.pings().getFirst()),
            millis(answers.pings().getLast()));
    if (median > CACHE_TIMEOUT / 2.0) {
      chart.limited(
          Topic.LATENCY,
          found,
          "reads may run into the cache time-out (usually %d ms) and go to the database"
              .formatted(CACHE_TIMEOUT),
          "run CacheScope nearer to it, or give serve --cache-timeout 2s");
    } else {
      chart.fine(Topic.LATENCY, found);
    }
  }

  private static double millis(long nanos) {
    return nanos / 1e6;
  }

  static void clock(Answers answers, Chart chart) {
    answers
        .clockAhead()
        .ifPresent(ahead ->
            chart.fine(
                Topic.CLOCK,
                "Its clock is %s; times to live do not depend on it."
                    .formatted(
                        Math.abs(ahead) < 1_000
                            ? "right to a second"
                            : "%s s %s"
                                .formatted(
                                    Figures.count(Math.abs(ahead) / 1_000),
                                    ahead > 0 ? "ahead" : "behind"))));
  }
}
