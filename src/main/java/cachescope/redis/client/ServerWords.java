package cachescope.redis.client;

import cachescope.event.CacheFault;
import cachescope.event.Figures;
import cachescope.event.ServerReading;
import cachescope.service.CacheException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An error reply of a Redis, whose first word is its kind, as a fault and a sentence. */
final class ServerWords {
  private static final int LONGEST = 300;
  private static final Pattern IN_SCRIPT = Pattern.compile("@user_script: ?\\d+: -?([A-Z]+ .*)$");

  private final RedisTarget target;
  private final Supplier<Optional<ServerReading>> reading;

  ServerWords(RedisTarget target, Supplier<Optional<ServerReading>> reading) {
    this.target = target;
    this.reading = reading;
  }

  CacheException explain(String said) {
    String reply = inScript(said);
    int space = reply.indexOf(' ');
    String kind = space < 0 ? reply : reply.substring(0, space);
    String words = shortened(reply.substring(space + 1));
    String user = target.credentials().user();
    String place = target.place();
    return switch (kind) {
      case "NOAUTH" ->
          fault(CacheFault.PASSWORD_WANTED, "The server at " + place + " wants a password.");
      case "WRONGPASS" ->
          fault(
              CacheFault.PASSWORD_REFUSED,
              "The server refused the password for user " + user + ".");
      case "NOPERM" ->
          fault(
              CacheFault.NO_PERMISSION,
              "The Redis user %s lacks a right: %s".formatted(user, sentence(words)));
      case "DENIED" ->
          fault(
              CacheFault.NO_PERMISSION,
              "The server at %s takes no clients from other machines (protected mode); set a password on it."
                  .formatted(place));
      case "OOM" -> fault(CacheFault.OUT_OF_MEMORY, outOfMemory());
      case "READONLY" ->
          fault(
              CacheFault.READ_ONLY,
              "The node at %s is now a replica: it takes no writes; connect to the master."
                  .formatted(place));
      case "LOADING" ->
          fault(
              CacheFault.LOADING,
              "Redis at " + place + " is loading its data set; it will answer when that is done.");
      case "MASTERDOWN" ->
          fault(
              CacheFault.MASTER_DOWN,
              "The replica at " + place + " has lost its master and does not serve old data.");
      case "MOVED", "ASK", "CLUSTERDOWN", "CROSSSLOT", "TRYAGAIN" -> cluster(kind, words);
      case "WRONGTYPE" ->
          fault(
              CacheFault.WRONG_TYPE,
              "The key holds another type than text, so somebody else's; it is left alone.");
      case "ERR" -> plain(words);
      default -> fault(CacheFault.OTHER, "Redis said " + kind + ": " + sentence(words));
    };
  }

  /** Redis 6.2 wraps what went wrong within a script: its own first word is the kind then. */
  private static String inScript(String said) {
    if (!said.startsWith("ERR ")) {
      return said;
    }
    if (said.contains("ACL failure in script") || said.contains("executing the script can't")) {
      return "NOPERM " + said.substring("ERR ".length());
    }
    Matcher wrapped = IN_SCRIPT.matcher(said);
    return wrapped.find() ? wrapped.group(1) : said;
  }

  private CacheException plain(String words) {
    if (words.startsWith("AUTH <password> called without")
        || words.startsWith("Client sent AUTH, but no password")) {
      return fault(
          CacheFault.PASSWORD_REFUSED,
          "The server at %s has no password, but one was given; leave it out."
              .formatted(target.place()));
    }
    if (words.startsWith("invalid password")) {
      return fault(CacheFault.PASSWORD_REFUSED, "The server refused the password.");
    }
    if (words.startsWith("max number of clients")) {
      return fault(
          CacheFault.POOL_EXHAUSTED,
          "The server at %s takes no more clients (maxclients).".formatted(target.place()));
    }
    if (words.startsWith("DB index is out of range")) {
      return fault(
          CacheFault.OTHER,
          "The server at %s has no database %d.".formatted(target.place(), target.database()));
    }
    return fault(CacheFault.OTHER, "Redis said: " + sentence(words));
  }

  private CacheException cluster(String kind, String words) {
    String place = target.place();
    return fault(
        CacheFault.CLUSTER,
        kind.equals("CLUSTERDOWN")
            ? "The Cluster at %s is down: %s".formatted(place, sentence(words))
            : "The server at %s is a node of a Cluster (it said %s): switch mode, connect to redis%s+cluster://%s."
                .formatted(place, kind, target.tls() ? "s" : "", place));
  }

  private String outOfMemory() {
    Optional<ServerReading> last = reading.get();
    if (last.isEmpty()) {
      return "Redis has no memory left for a write; reads are still served.";
    }
    String policy = last.get().policy();
    String limit =
        "%s of %s bytes"
            .formatted(
                Figures.count(last.get().usedMemory()), Figures.count(last.get().maxMemory()));
    if (policy.startsWith("allkeys")) {
      return "Redis has no memory left for a write (%s), and nothing left to evict under %s: the limit is below what"
              .formatted(limit, policy)
          + " the server itself and its clients need. Reads are still served.";
    }
    if (policy.startsWith("volatile")) {
      return "Redis has no memory left for a write (%s): %s evicts only keys with a time to live, and there are none"
              .formatted(limit, policy)
          + " left. Reads are still served.";
    }
    return "Redis has no memory left for a write (%s), and %s evicts nothing. Reads are still served."
        .formatted(limit, policy);
  }

  private CacheException fault(CacheFault fault, String sentence) {
    return new CacheException(fault, target.credentials().redact(sentence));
  }

  private static String sentence(String words) {
    return words.endsWith(".") ? words : words + ".";
  }

  /** Bounded, and without control characters: the server may be anybody. */
  private static String shortened(String words) {
    String clean = words.replaceAll("\\p{Cntrl}", " ").strip();
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
  }
}
