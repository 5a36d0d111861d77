package cachescope.redis.feed;

import cachescope.redis.client.Connections;
import cachescope.redis.client.RedisTarget;
import cachescope.redis.watch.ServerInfo;
import cachescope.service.ChangeFeed.Entry;
import cachescope.service.ChangeFeed.Follower;
import cachescope.service.ChangeFeed.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Reads a stream as one consumer of a group: at least once, and acknowledged only after it was
 * acted on.
 *
 * <p>A round: what this consumer was given before and did not finish, what a dead consumer left
 * (XAUTOCLAIM, Redis 6.2), what is new. An entry that is done is acknowledged and removed, so that
 * the stream's length is what is still to do; a poisonous one is moved to {@code STREAM:parked}
 * after {@value #TRIES} deliveries.
 */
final class StreamDuty implements Vigil.Duty {
  static final int TRIES = 3;

  /** After so long without a sign of life, a consumer's entries are taken over. */
  static final Duration DEAD_AFTER = Duration.ofSeconds(1);

  private static final String BATCH = "100";
  private static final Duration BLOCK = Duration.ofMillis(200);
  private static final Duration AGAIN = Duration.ofMillis(100);

  /** So that nothing stays for ever on a server where nothing may be removed. */
  private static final String KEPT_SECONDS = "86400";

  private final RedisTarget target;
  private final String stream;
  private final String group;
  private final String consumer;
  private final Follower follower;
  private boolean claims = true;
  private boolean known;

  StreamDuty(RedisTarget target, String stream, String group, String consumer, Follower follower) {
    this.target = target;
    this.stream = stream;
    this.group = group;
    this.consumer = consumer;
    this.follower = follower;
  }

  @Override
  public void keep(Vigil vigil) {
    Connection connection =
        vigil.connect(() -> Connections.bare(target, RedisFeed.ANSWER_WITHIN.plus(BLOCK)));
    boolean fresh = create(connection);
    if (fresh && known) {
      // Redis came back, and does not know the stream any more.
      follower.gone(gone());
    }
    if (!known) {
      known = true;
      follower.durable(
          ServerInfo.parse(StreamReplies.text(ask(connection, Command.INFO, "persistence")))
              .text("aof_enabled")
              .equals("1"));
    }
    vigil.hearing();
    long claimed = System.nanoTime() - DEAD_AFTER.toNanos();
    while (!vigil.closed()) {
      try {
        boolean left = unfinished(connection, vigil);
        if (claims && System.nanoTime() - claimed >= DEAD_AFTER.toNanos()) {
          claimed = System.nanoTime();
          claim(connection, vigil);
        }
        fresh(connection, vigil);
        vigil.rest(left && follower.pace().compareTo(AGAIN) < 0 ? AGAIN : follower.pace());
      } catch (JedisDataException e) {
        if (!String.valueOf(e.getMessage()).startsWith("NOGROUP")) {
          throw e;
        }
        if (!vigil.closed()) {
          follower.gone(gone());
          create(connection);
        }
      }
    }
  }

  private String gone() {
    return "the stream %s is not in Redis any more".formatted(stream);
  }

  /** Whether the group was not there before. */
  private boolean create(Connection connection) {
    boolean fresh = true;
    try {
      ask(connection, Command.XGROUP, "CREATE", stream, group, "0", "MKSTREAM");
    } catch (JedisDataException e) {
      if (!String.valueOf(e.getMessage()).startsWith("BUSYGROUP")) {
        throw e;
      }
      fresh = false;
    }
    ask(connection, Command.EXPIRE, stream, KEPT_SECONDS);
    return fresh;
  }

  /** Whether something is left for later. */
  private boolean unfinished(Connection connection, Vigil vigil) {
    List<Entry> entries =
        StreamReplies.read(
            ask(
                connection,
                Command.XREADGROUP,
                "GROUP",
                group,
                consumer,
                "COUNT",
                BATCH,
                "STREAMS",
                stream,
                "0"),
            true);
    return act(connection, vigil, entries);
  }

  private void claim(Connection connection, Vigil vigil) {
    try {
      Object reply =
          ask(
              connection,
              Command.XAUTOCLAIM,
              stream,
              group,
              consumer,
              Long.toString(DEAD_AFTER.toMillis()),
              "0-0",
              "COUNT",
              BATCH);
      act(connection, vigil, StreamReplies.claimed(reply));
    } catch (JedisDataException e) {
      // A server older than 6.2 has no XAUTOCLAIM: what a dead consumer held stays its own.
      if (!String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("unknown command")) {
        throw e;
      }
      claims = false;
    }
  }

  private void fresh(Connection connection, Vigil vigil) {
    Object reply =
        ask(
            connection,
            Command.XREADGROUP,
            "GROUP",
            group,
            consumer,
            "COUNT",
            BATCH,
            "BLOCK",
            Long.toString(BLOCK.toMillis()),
            "STREAMS",
            stream,
            ">");
    act(connection, vigil, StreamReplies.read(reply, false));
  }

  private boolean act(Connection connection, Vigil vigil, List<Entry> entries) {
    boolean left = false;
    for (Entry entry : entries) {
      if (vigil.closed()) {
        return left;
      }
      Verdict verdict = follower.read(entry);
      if (vigil.closed()) {
        // Whoever crashed does not acknowledge what it did last.
        return left;
      }
      switch (verdict) {
        case DONE -> finish(connection, entry.id());
        case LATER -> left = true;
        case POISON -> left |= !park(connection, entry);
      }
    }
    return left;
  }

  private void finish(Connection connection, String id) {
    ask(connection, Command.XACK, stream, group, id);
    ask(connection, Command.XDEL, stream, id);
  }

  /** Whether it was put aside; it is not before it has been delivered often enough. */
  private boolean park(Connection connection, Entry entry) {
    int tries =
        StreamReplies.deliveries(
            ask(connection, Command.XPENDING, stream, group, entry.id(), entry.id(), "1"));
    if (tries < TRIES) {
      return false;
    }
    String aside = stream + ":parked";
    List<String> words = new ArrayList<>(List.of(aside, "*", "was", entry.id()));
    entry
        .fields()
        .forEach((name, value) -> {
          words.add(name);
          words.add(value);
        });
    ask(connection, Command.XADD, words.toArray(String[]::new));
    ask(connection, Command.EXPIRE, aside, KEPT_SECONDS);
    finish(connection, entry.id());
    follower.parked(entry.id(), tries);
    return true;
  }

  private static Object ask(Connection connection, Command command, String... words) {
    byte[][] arguments = new byte[words.length][];
    for (int i = 0; i < words.length; i++) {
      arguments[i] = words[i].getBytes(StandardCharsets.UTF_8);
    }
    connection.sendCommand(command, arguments);
    Object reply = connection.getOne();
    return reply == null ? List.of() : reply;
  }
}
