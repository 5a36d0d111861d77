package cachescope.ui.stage;

import cachescope.event.BreakerState;
import cachescope.event.RedisStatus;
import cachescope.event.RedisStatus.Topology;
import cachescope.event.ServerReading;
import cachescope.event.UseEvent;
import cachescope.session.Frame;
import cachescope.stage.KeyExit;
import cachescope.stage.RedisView;
import cachescope.stage.StageScene;
import cachescope.ui.Sign;
import cachescope.ui.Words;
import java.util.List;
import java.util.Optional;

/**
 * What the frame around the cells says: two equal looks give the same pixels.
 *
 * @param legend whether keys are so small that it has to be said what a square means
 * @param hint words in place of the cells, where there are none
 */
record RedisLook(Head head, List<Exit> exits, boolean legend, String hint) {

  /**
   * What stands above the cells.
   *
   * @param count how many keys there are and how many fit
   * @param alarm what is wrong with Redis; empty where nothing is
   * @param shortAlarm the same where there is little room
   * @param victim who will probably leave next; empty where nobody will
   * @param memory used of max in words; empty where it was not read
   * @param stream writes that Redis keeps for the database; empty where that is not its affair
   * @param used share of the memory in use, in two-hundredths; negative where there is no limit
   */
  record Head(
      Mood mood,
      String title,
      String count,
      String alarm,
      String shortAlarm,
      String victim,
      String memory,
      int used,
      Optional<ShelfLook> stream) {}

  Mood mood() {
    return head.mood();
  }

  /** How Redis is. */
  enum Mood {
    WELL,
    /** It may be well, but nobody asks it: the cache is switched off. */
    UNUSED,
    LIMITED,
    STARTING,
    BROKEN
  }

  /** A key that left. */
  record Exit(KeyExit exit, String key, Sign sign, String words) {}

  private static final int MOST_EXITS = 8;

  static RedisLook of(Frame frame, int shown, boolean legend, long t) {
    StageScene scene = frame.stage();
    RedisView redis = scene.redis();
    RedisStatus status = redis.status();
    Mood mood = mood(status, frame.then().settings().settings().cacheOn());
    boolean broken = mood == Mood.BROKEN;
    int prefix = status.prefix().length();
    Optional<ServerReading> limited = redis.reading().filter(r -> !broken && r.maxMemory() > 0);
    return new RedisLook(
        new Head(
            mood,
            title(redis),
            count(scene, shown, mood),
            alarm(redis, mood, t),
            shortAlarm(status),
            scene
                .likelyVictim()
                .filter(_ -> mood != Mood.UNUSED)
                .map(v -> StageWords.victim(v, prefix))
                .orElse(""),
            redis.reading().filter(_ -> !broken).map(RedisLook::memory).orElse(""),
            limited.map(r -> (int) Math.min(200, r.usedMemory() * 200 / r.maxMemory())).orElse(-1),
            ShelfLook.stream(scene.service(), frame.then().settings().settings(), t)),
        scene.exits().stream().limit(MOST_EXITS).map(e -> exit(e, prefix)).toList(),
        legend && scene.keys() > 0,
        scene.keys() == 0 && !ghosts(scene, t) ? hint(frame, mood) : "");
  }

  private static String title(RedisView redis) {
    return switch (redis.topology().kind()) {
      case STANDALONE -> "Redis cache";
      case SENTINEL -> "Redis cache behind sentinels";
      case CLUSTER -> "Redis Cluster";
    };
  }

  /** Whether keys that just left are still shown in their places. */
  private static boolean ghosts(StageScene scene, long t) {
    return scene.exits().stream()
        .anyMatch(exit -> exit.at() <= t && t - exit.at() <= CellGrid.GHOST);
  }

  private static Mood mood(RedisStatus status, boolean used) {
    return switch (status.state()) {
      case CONNECTED -> used ? Mood.WELL : Mood.UNUSED;
      case LIMITED -> used ? Mood.LIMITED : Mood.UNUSED;
      case STARTING -> Mood.STARTING;
      case HUNG, DOWN -> Mood.BROKEN;
    };
  }

  private static String count(StageScene scene, int shown, Mood mood) {
    if (scene.keys() == 0) {
      return mood == Mood.BROKEN ? "" : "empty";
    }
    var words = new StringBuilder(Words.count(scene.keys(), "key"));
    if (scene.keys() > shown) {
      words.append(" (+").append(Words.count(scene.keys() - shown)).append(" more than drawn)");
    }
    if (scene.redis().fitNow() > 0) {
      words.append(" · ").append(Words.count(scene.redis().fitNow())).append(" fit now (measured)");
    }
    if (mood == Mood.BROKEN) {
      words.append(" · as last known");
    }
    return words.toString();
  }

  private static String alarm(RedisView redis, Mood mood, long t) {
    String sentence = redis.status().sentence();
    return switch (mood) {
      case BROKEN ->
          sentence
              + (sentence.endsWith(".") ? "" : ".")
              + " Requests are served from the database.";
      case STARTING -> "";
      case UNUSED -> {
        String blind = blind(redis, t);
        yield "the cache is off: nobody asks Redis" + (blind.isEmpty() ? "" : " · " + blind);
      }
      case LIMITED ->
          redis.topology().kind() == Topology.CLUSTER || blind(redis, t).isEmpty()
              ? sentence
              : blind(redis, t);
      case WELL -> blind(redis, t);
    };
  }

  private static String shortAlarm(RedisStatus status) {
    return switch (status.state()) {
      case HUNG -> "Redis hangs: the database serves every request.";
      case DOWN -> "Redis is gone: the database serves every request.";
      case STARTING, CONNECTED, LIMITED -> "";
    };
  }

  private static String blind(RedisView redis, long t) {
    if (redis.blindSince() < 0) {
      return "";
    }
    String since = "not heard from Redis for " + Words.span(t - redis.blindSince());
    String why = redis.blindWhy().isEmpty() ? "" : " (" + redis.blindWhy() + ")";
    return since + why + ": cells are what the service itself knows";
  }

  private static String memory(ServerReading reading) {
    return reading.maxMemory() > 0
        ? Words.bytes(reading.usedMemory(), reading.maxMemory())
        : Words.bytes(reading.usedMemory()) + ", no limit";
  }

  private static Exit exit(KeyExit exit, int prefix) {
    String key = exit.key().substring(Math.min(prefix, exit.key().length()));
    return new Exit(exit, key, StageWords.sign(exit.reason()), StageWords.reason(exit));
  }

  /** Whether what is played keeps something else than users. */
  private static boolean visited(Frame frame) {
    return !frame.scenario().isEmpty()
        && !frame.scenario().getLast().ended()
        && frame.events().stream().anyMatch(each -> each.event() instanceof UseEvent);
  }

  private static String hint(Frame frame, Mood mood) {
    return switch (mood) {
      case BROKEN -> "Nothing is cached now. Every request waits for the database.";
      case STARTING -> "Redis is starting";
      case UNUSED -> "Redis is empty, and the database answers everything.";
      case WELL, LIMITED -> {
        if (frame.stage().service().breaker() == BreakerState.OPEN) {
          yield "The circuit breaker is open: nobody asks Redis, the database answers everything.";
        }
        if (visited(frame)) {
          yield "No user is here: a use is played, and the Scenarios screen tells its visits.";
        }
        yield BoxLooks.nothingAsked(frame)
            ? "Redis is empty: nobody has asked for anything yet"
            : "Redis is empty: the next read misses; what the database has, the service fills in.";
      }
    };
  }
}
