package cachescope.redis.doctor;

import cachescope.event.Diagnosis.Topic;
import cachescope.event.Figures;
import cachescope.redis.watch.ServerInfo;
import java.util.List;
import java.util.Optional;

/** What is to be said of memory: how much, how much at most, and who leaves when it is full. */
final class MemoryFindings {
  /** Below this a limit leaves hardly any room beside the server and some clients (measured). */
  private static final long LITTLE = 2 << 20;

  private MemoryFindings() {}

  static void memory(Answers answers, Chart chart) {
    ServerInfo info = answers.info();
    if (info.text("used_memory").isEmpty()) {
      chart.limited(
          Topic.MEMORY,
          "Its memory could not be asked: INFO is refused (%s).".formatted(answers.infoRefused()),
          "the gauge of memory is empty",
          answers.grant(answers.user().orElse("NAME"), List.of("+info")));
      return;
    }
    long keys = info.part("db" + answers.target().database(), "keys");
    chart.fine(
        Topic.MEMORY,
        "%s used, %s, %s in database %d."
            .formatted(
                Figures.bytes(info.number("used_memory")),
                limit(answers).map(MemoryFindings::bounded).orElse("limit unknown"),
                Figures.count(keys, "key"),
                answers.target().database()));
  }

  private static String bounded(long limit) {
    return limit == 0 ? "no limit" : "of at most " + Figures.bytes(limit);
  }

  /** 0: none. */
  private static Optional<Long> limit(Answers answers) {
    String told = answers.info().text("maxmemory");
    String text = told.isEmpty() ? answers.setting("maxmemory").orElse("") : told;
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  static void policy(Answers answers, Chart chart) {
    String told = answers.info().text("maxmemory_policy");
    String policy = told.isEmpty() ? answers.setting("maxmemory-policy").orElse("") : told;
    Optional<Long> known = limit(answers);
    if (policy.isEmpty() || known.isEmpty()) {
      chart.limited(
          Topic.POLICY,
          "Limit and eviction policy could not be asked (INFO and CONFIG GET are refused).",
          "the next to be evicted cannot be predicted",
          answers.grant(answers.user().orElse("NAME"), List.of("+info")));
      return;
    }
    judge(answers, Line.clean(policy), known.get(), chart);
  }

  private static void judge(Answers answers, String policy, long limit, Chart chart) {
    ServerInfo info = answers.info();
    String mend = answers.redisCli() + " CONFIG SET maxmemory 100mb maxmemory-policy allkeys-lru";
    if (answers.olderThan(7, 0)) {
      mend =
          answers.redisCli()
              + " CONFIG SET maxmemory 100mb && "
              + answers.redisCli()
              + " CONFIG SET maxmemory-policy allkeys-lru";
    }
    if (limit == 0 && chart.isOfOurOwn()) {
      chart.fine(
          Topic.POLICY,
          "There is no memory limit (policy %s), which is fine here: it is CacheScope's own server, small and gone at the end; it is limited in the window."
              .formatted(policy));
    } else if (limit == 0) {
      chart.limited(
          Topic.POLICY,
          "There is no memory limit (policy %s): it grows until its machine has no memory left."
              .formatted(policy),
          "nothing is ever evicted, so evictions cannot be seen",
          mend);
    } else if (policy.equals("noeviction")) {
      chart.limited(
          Topic.POLICY,
          "noeviction under a limit of %s: when it is full, writes are refused."
              .formatted(Figures.bytes(limit)),
          "nothing is ever evicted; a full cache takes no new values, and misses stay misses",
          answers.redisCli() + " CONFIG SET maxmemory-policy allkeys-lru");
    } else if (policy.startsWith("volatile")) {
      volatileKeys(answers, policy, limit, chart);
    } else if (limit < Math.max(LITTLE, info.number("used_memory_overhead") * 5 / 4)) {
      chart.limited(
          Topic.POLICY,
          "%s under a limit of %s, but the server itself and its clients use %s already."
              .formatted(
                  policy, Figures.bytes(limit), Figures.bytes(info.number("used_memory_overhead"))),
          "it may evict everything and still refuse writes",
          answers.redisCli() + " CONFIG SET maxmemory 100mb");
    } else {
      chart.fine(
          Topic.POLICY,
          "%s under a limit of %s: the keys of others may leave for ours, and ours for theirs."
              .formatted(policy, Figures.bytes(limit)));
    }
  }

  private static void volatileKeys(Answers answers, String policy, long limit, Chart chart) {
    String database = "db" + answers.target().database();
    long keys = answers.info().part(database, "keys");
    long staying = keys - answers.info().part(database, "expires");
    String found =
        "%s under a limit of %s evicts only keys with a time to live, as ours are; %s of %s have none."
            .formatted(policy, Figures.bytes(limit), Figures.count(staying), Figures.count(keys));
    boolean mostly = keys > 0 && staying * 2 > keys;
    if (mostly) {
      chart.limited(
          Topic.POLICY,
          found,
          "when it is full, ours are nearly all that can leave; then writes are refused",
          answers.redisCli() + " CONFIG SET maxmemory-policy allkeys-lru");
    } else {
      chart.fine(Topic.POLICY, found);
    }
  }

  static void persistence(Answers answers, Chart chart) {
    ServerInfo info = answers.info();
    String aof = info.text("aof_enabled");
    if (aof.isEmpty()) {
      return;
    }
    boolean snapshots = answers.setting("save").map(save -> !save.isBlank()).orElse(false);
    chart.fine(
        Topic.PERSISTENCE,
        aof.equals("1")
            ? "It writes every change to disk (AOF), our values too; a cache does not need that."
            : snapshots
                ? "It saves snapshots to disk now and then; a cache does not need that."
                : "It keeps no log on disk: after a restart the cache is empty, and fills again.");
  }
}
