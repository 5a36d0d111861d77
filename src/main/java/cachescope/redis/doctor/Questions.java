package cachescope.redis.doctor;

import cachescope.event.Diagnosis.Topic;
import cachescope.redis.client.Credentials;
import cachescope.redis.client.RedisTarget;
import cachescope.redis.watch.ServerInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that may be asked without changing anything. */
final class Questions {
  private static final int PINGS = 9;
  private static final List<String> SETTINGS =
      List.of(
          "notify-keyspace-events",
          "maxmemory",
          "maxmemory-policy",
          "bind",
          "protected-mode",
          "appendonly",
          "save");

  private final RedisTarget target;
  private final boolean clusterMeant;
  private final Reach reach;
  private final Line line;
  private final Chart chart;

  /**
   * @param clusterMeant whether the address is that of a Cluster
   */
  Questions(RedisTarget target, boolean clusterMeant, Reach reach, Line line, Chart chart) {
    this.target = target;
    this.clusterMeant = clusterMeant;
    this.reach = reach;
    this.line = line;
    this.chart = chart;
  }

  /** Asks; empty where we were not let in, and the chart says why. */
  Optional<Answers> ask() throws IOException {
    Reply first;
    try {
      first = line.ask("PING");
    } catch (IOException e) {
      reach.strange(e);
      return Optional.empty();
    }
    if (first.refusedWith("DENIED")) {
      chart.broken(
          Topic.EXPOSURE,
          "%s takes no clients from other machines (protected mode); a password, set on its own machine, opens it."
              .formatted(target.place()),
          "redis-cli -p %d ACL SETUSER default on '>A-LONG-PASSWORD'".formatted(target.port()));
      return Optional.empty();
    }
    if (first instanceof Reply.Refusal(String text) && text.contains("max number of clients")) {
      chart.broken(
          Topic.CLIENTS,
          target.place() + " takes no more clients.",
          "end some of its clients, then raise its maxclients");
      return Optional.empty();
    }
    boolean open = !first.refusedWith("NOAUTH");
    chart.fine(
        Topic.REACHABLE,
        "%s is reached: DNS, TCP%s and the protocol of Redis."
            .formatted(target.place(), target.tls() ? ", TLS" : ""));
    return letIn(open) ? Optional.of(answers(open)) : Optional.empty();
  }

  private boolean letIn(boolean open) throws IOException {
    Credentials credentials = target.credentials();
    Optional<String> password = credentials.reveal();
    if (password.isEmpty()) {
      if (!open) {
        chart.broken(
            Topic.PASSWORD,
            target.place() + " wants a password, and none was given.",
            "give it: --password-stdin, or the variable CACHESCOPE_REDIS_PASSWORD");
      }
      return open;
    }
    Reply said =
        credentials.user().equals("default")
            ? line.ask("AUTH", password.get())
            : line.ask("AUTH", credentials.user(), password.get());
    if (said instanceof Reply.Refusal(String text) && !text.startsWith("LOADING")) {
      boolean without = text.contains("without any password") || text.contains("no password");
      chart.broken(
          Topic.USER,
          without
              ? target.place() + " has no password, but one was given."
              : "The password of the user %s was refused.".formatted(credentials.user()),
          without
              ? "leave the password out"
              : "give the right one, or let the server's owner set another for this user");
      return false;
    }
    return true;
  }

  private Answers answers(boolean open) throws IOException {
    Reply hello = line.ask("HELLO", "2");
    Reply info = line.ask("INFO");
    Reply who = line.ask("ACL", "WHOAMI");
    Map<String, String> settings = new HashMap<>();
    String refused = "";
    for (String name : SETTINGS) {
      Reply said = line.ask("CONFIG", "GET", name);
      said.pairs().forEach((n, value) -> value.word().ifPresent(v -> settings.put(n, v)));
      if (said instanceof Reply.Refusal no) {
        refused = refusal(no);
        break;
      }
    }
    user(who);
    return new Answers(
        target,
        clusterMeant,
        reach.isLocal(),
        Optional.of(open),
        who.word(),
        hello.pairs(),
        ServerInfo.parse(info.word().orElse("")),
        info instanceof Reply.Refusal no ? refusal(no) : "",
        settings,
        refused,
        pings(),
        ahead());
  }

  private static String refusal(Reply.Refusal no) {
    if (no.forbidden()) {
      return "this user may not ask";
    }
    return no.unknown() ? "this server does not know the command" : no.text();
  }

  private void user(Reply who) {
    if (who instanceof Reply.Word(String name)) {
      chart.fine(Topic.USER, "We are the user \"%s\" there.".formatted(Line.clean(name)));
    } else if (who instanceof Reply.Refusal no && no.unknown()) {
      chart.fine(Topic.USER, "This server knows no users, only one password for everybody.");
    } else {
      chart.fine(
          Topic.USER,
          "We came as the user \"%s\"; ACL WHOAMI may not be asked."
              .formatted(target.credentials().user()));
    }
  }

  private List<Long> pings() throws IOException {
    List<Long> took = new ArrayList<>();
    for (int i = 0; i < PINGS; i++) {
      long began = System.nanoTime();
      if (line.ask("PING") instanceof Reply.Refusal) {
        return List.of();
      }
      took.add(System.nanoTime() - began);
    }
    Collections.sort(took);
    return took;
  }

  private Optional<Long> ahead() throws IOException {
    long before = System.currentTimeMillis();
    Reply said = line.ask("TIME");
    long after = System.currentTimeMillis();
    if (said instanceof Reply.Many(List<Reply> parts)
        && parts.size() == 2
        && parts.get(0).word().orElse("").matches("[0-9]{1,12}")
        && parts.get(1).word().orElse("").matches("[0-9]{1,6}")) {
      long there =
          Long.parseLong(parts.get(0).word().orElseThrow()) * 1_000
              + Long.parseLong(parts.get(1).word().orElseThrow()) / 1_000;
      return Optional.of(there - (before + after) / 2);
    }
    return Optional.empty();
  }
}
