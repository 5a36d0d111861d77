package cachescope.redis.doctor;

import cachescope.event.Diagnosis.Topic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the user may do, of what CacheScope does: asked with ACL DRYRUN where the server has it and
 * lets us, else tried on a key that nobody has, in such a way that nothing comes of it.
 */
final class Rights {
  /**
   * A command that CacheScope uses.
   *
   * @param words as it is tried; KEY, CHANNEL and SAID are filled in
   * @param rule that grants it
   * @param off what is off without it
   * @param needed whether nothing works without it
   * @param since62 whether servers older than 6.2 do not have it at all
   */
  private record Use(List<String> words, String rule, String off, boolean needed, boolean since62) {
    static Use of(String words, String rule, String off) {
      return new Use(List.of(words.split(" ", -1)), rule, off, false, false);
    }

    static Use needed(String words, String rule, String off) {
      return new Use(List.of(words.split(" ", -1)), rule, off, true, false);
    }

    static Use since62(String words, String rule, String off) {
      return new Use(List.of(words.split(" ", -1)), rule, off, false, true);
    }
  }

  private static final String LOCKS = "there are no locks, leases and versioned sets";
  private static final String MESSAGES = "changes are not published";
  private static final String STREAMS = "changes and writes do not go through a stream";

  /** SETEX with no time to live, and everything on a missing key, changes nothing. */
  private static final List<Use> USES =
      List.of(
          Use.needed("GET KEY", "+get", "nothing can be read from the cache"),
          Use.needed("SETEX KEY 0 x", "+setex", "nothing can be cached"),
          Use.of("DEL KEY", "+del", "a changed user stays cached until its time is over"),
          Use.of("PTTL KEY", "+pttl", "the time left of a key is not shown"),
          Use.of("MEMORY USAGE KEY", "+memory|usage", "the size of a key is not shown"),
          Use.of(
              "SCAN 0 MATCH KEY COUNT 1", "+scan", "after a gap nobody knows which keys are left"),
          Use.of("UNLINK KEY", "+unlink", "our keys are not removed at the end, but by their time"),
          Use.of("PEXPIRE KEY 1000", "+pexpire", "a key cannot be let expire soon"),
          Use.of("OBJECT IDLETIME KEY", "+object|idletime", "idle times are not shown"),
          Use.of("OBJECT FREQ KEY", "+object|freq", "use counters are not shown"),
          Use.of("INFO", "+info", "memory and counters are not shown"),
          Use.of("PING", "+ping", "the connection is not warmed up"),
          Use.of("CLIENT TRACKING OFF", "+client|tracking", "a flush is seen half a second late"),
          Use.of("PSUBSCRIBE CHANNEL", "+psubscribe", "events are not seen, only our own calls"),
          Use.of("SET KEY x XX PX 1000", "+set", LOCKS),
          Use.since62("GETEX KEY", "+getex", "no hit can begin a time to live anew (sliding TTL)"),
          Use.of("PSETEX KEY 0 x", "+psetex", "times to live are not jittered"),
          Use.of("EVAL return(1) 1 KEY", "+eval", LOCKS + ", and there are no tags and no streams"),
          Use.of("PUBLISH SAID x", "+publish", MESSAGES),
          Use.of("SUBSCRIBE SAID", "+subscribe", MESSAGES),
          Use.since62("XADD KEY NOMKSTREAM * a b", "+xadd", STREAMS),
          Use.of("XGROUP CREATE KEY g 0", "+xgroup|create", STREAMS),
          Use.of("XREADGROUP GROUP g c STREAMS KEY >", "+xreadgroup", STREAMS),
          Use.of("XACK KEY g 0-1", "+xack", STREAMS),
          Use.of("XDEL KEY 0-1", "+xdel", STREAMS),
          Use.of("XPENDING KEY g", "+xpending", STREAMS),
          Use.since62("XAUTOCLAIM KEY g c 1000 0-0", "+xautoclaim", STREAMS),
          Use.of("EXPIRE KEY 1000", "+expire", STREAMS),
          Use.of("SMEMBERS KEY", "+smembers", "there are no tags"));

  private final Answers answers;
  private final Line line;
  private final Chart chart;
  private final String key;
  private final String channel;
  private final String said;
  private final String wider;
  private final String pattern;
  private final Set<String> rules = new LinkedHashSet<>();

  /**
   * @param prefix of our keys; "*" for a fresh one
   */
  Rights(Answers answers, Line line, String prefix, Chart chart) {
    this.answers = answers;
    this.line = line;
    this.chart = chart;
    String random = UUID.randomUUID().toString().replace("-", "").substring(0, 8);
    boolean fresh = prefix.equals("*");
    String ours = fresh ? "cachescope:" + random + ":" : prefix;
    this.pattern = (fresh ? "cachescope:" : prefix) + "*";
    this.key = ours + "user:doctor-" + random;
    this.said = ours + "doctor-" + random;
    String channels = "__keyspace@%d__:".formatted(answers.target().database());
    this.channel = channels + ours + "user:*";
    this.wider = channels + (fresh ? "cachescope:*" : ours + "user:*");
  }

  void probe() throws IOException {
    boolean dry = answers.user().isPresent() && !tried(USES.getFirst(), true, channel).isEmpty();
    List<Use> missing = new ArrayList<>();
    for (Use use : USES) {
      if (use.since62() && answers.olderThan(6, 2)) {
        continue;
      }
      Optional<Reply> said = tried(use, dry, channel);
      if (!said.map(Rights::refusal).orElse("").isEmpty() && use.words().contains("CHANNEL")) {
        said = tried(use, dry, wider);
      }
      String why = said.map(Rights::refusal).orElse("");
      if (!why.isEmpty()) {
        missing.add(use);
        rules.add(rule(use, why));
      }
    }
    write(missing);
    if (missing.isEmpty() && dry) {
      excess();
    }
  }

  /** The answer; empty where ACL DRYRUN cannot be used. */
  private Optional<Reply> tried(Use use, boolean dry, String heard) throws IOException {
    List<String> words = new ArrayList<>();
    if (dry) {
      words.addAll(List.of("ACL", "DRYRUN", answers.user().orElseThrow()));
    }
    for (String word : use.words()) {
      words.add(
          switch (word) {
            case "KEY" -> key;
            case "CHANNEL" -> heard;
            case "SAID" -> said;
            default -> word;
          });
    }
    Reply answer = line.ask(words.toArray(String[]::new));
    if (!dry && !(answer instanceof Reply.Refusal)) {
      switch (use.words().getFirst()) {
        case "PSUBSCRIBE" -> line.ask("PUNSUBSCRIBE", heard);
        case "SUBSCRIBE" -> line.ask("UNSUBSCRIBE", said);
        default -> {}
      }
    }
    return dry && answer instanceof Reply.Refusal ? Optional.empty() : Optional.of(answer);
  }

  /** Why it was refused; empty text: it was not, whatever else the server said. */
  private static String refusal(Reply said) {
    return switch (said) {
      case Reply.Refusal no when no.forbidden() || no.unknown() -> no.text();
      case Reply.Word(String text) when text.contains("no permission") -> text;
      case Reply.Refusal _, Reply.Word _, Reply.Many _, Reply.Nothing _ -> "";
    };
  }

  private String rule(Use use, String why) {
    String said = why.toLowerCase(Locale.ROOT);
    if (said.contains("to run the") || said.contains("unknown")) {
      return use.rule();
    }
    if (said.contains("channel")) {
      return "&" + (use.words().contains("SAID") ? pattern : wider);
    }
    return "~" + pattern;
  }

  private void write(List<Use> missing) {
    String user = answers.user().orElse(answers.target().credentials().user());
    if (missing.isEmpty()) {
      chart.fine(
          Topic.RIGHTS,
          "The user %s may do everything that CacheScope does with keys like %s."
              .formatted(Line.clean(user), pattern));
      return;
    }
    boolean needed = missing.stream().anyMatch(Use::needed);
    String names =
        String.join(
            ", ",
            missing.stream()
                .map(use -> use.rule().substring(1).replace('|', ' ').toUpperCase(Locale.ROOT))
                .toList());
    String found =
        "The user %s may not do this with keys like %s: %s."
            .formatted(Line.clean(user), pattern, names);
    String off = String.join("; ", missing.stream().map(Use::off).distinct().toList());
    String mend = answers.grant(user, rules);
    if (answers.olderThan(6, 0)) {
      mend = "in redis.conf, remove the lines: rename-command";
    }
    if (needed) {
      chart.add(Topic.RIGHTS, cachescope.event.Diagnosis.Grade.BROKEN, found, off, mend);
    } else {
      chart.limited(Topic.RIGHTS, found, off, mend);
    }
  }

  /** What the user may do that CacheScope never does. */
  private void excess() throws IOException {
    Reply said = line.ask("ACL", "DRYRUN", answers.user().orElseThrow(), "FLUSHALL");
    if (said.word().map("OK"::equals).orElse(false)) {
      chart.fine(
          Topic.RIGHTS,
          "It may also FLUSHALL; CacheScope never does, but it has no need of the right.",
          answers.redisCli() + LEAST);
    }
  }

  /** A user with the least rights, as the README has it. */
  static final String LEAST =
      " ACL SETUSER cachescope on '>A-LONG-PASSWORD' resetkeys '~cachescope:*' resetchannels"
          + " '&__keyspace@0__:cachescope:*' '&cachescope:*' -@all +get +getex +set +setex +psetex"
          + " +del +unlink +pttl +expire +pexpire +scan +eval +publish +subscribe +xadd"
          + " '+xgroup|create' +xreadgroup +xack +xdel +xautoclaim +xpending +sadd +smembers"
          + " '+memory|usage' '+object|idletime' '+object|freq' +info +ping +psubscribe"
          + " '+client|tracking' '+client|setname'";
}
