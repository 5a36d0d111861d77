package cachescope.redis;

import cachescope.event.CacheFault;
import cachescope.event.EventSink;
import cachescope.event.Intent;
import cachescope.event.SessionClock;
import cachescope.event.SessionEvent.Fault;
import cachescope.event.SessionEvent.FaultCaused;
import cachescope.event.SessionEvent.Noticed;
import cachescope.redis.client.Connections;
import cachescope.redis.client.Credentials;
import cachescope.redis.client.RedisTarget;
import cachescope.service.CacheException;
import cachescope.service.CachedUser;
import cachescope.service.UnreadableException;
import cachescope.service.User;
import cachescope.service.UserCache;
import cachescope.service.UserJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisException;

/** Trouble made on purpose at the embedded server, and at no other. */
final class Tricks {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);
  private static final Duration LONG = Duration.ofHours(1);

  /** Ids that nobody has, for keys that only fill memory. */
  private static final long PILE = 900_000_000;

  private static final int MOST_PILED = 2_000;

  /** Rounds by which the server's speed is measured. */
  private static final long TRIED = 2_000;

  /** KEYS over and over; Lua in Redis 6 has no clock, so how often is measured before. */
  private static final String SLOW =
      "for i = 1, tonumber(ARGV[1]) do redis.call('KEYS', '*') end return 1";

  private final RedisTarget target;
  private final UserCache cache;
  private final long limit;
  private final SessionClock clock;
  private final EventSink sink;

  /**
   * @param limit of the server's memory, bytes; 0: none
   */
  Tricks(RedisTarget target, UserCache cache, long limit, SessionClock clock, EventSink sink) {
    this.target = target;
    this.cache = cache;
    this.limit = limit;
    this.clock = clock;
    this.sink = sink;
  }

  /** The way to the server with a mistake in it. */
  static RedisTarget wrong(RedisTarget right, Intent.Mistake mistake) {
    return switch (mistake) {
      case PORT -> new RedisTarget(right.host(), 1, 0, false, right.credentials());
      case PASSWORD ->
          new RedisTarget(right.host(), right.port(), 0, false, Credentials.password("guessed"));
      case DATABASE -> new RedisTarget(right.host(), right.port(), 3, false, right.credentials());
    };
  }

  void play(Intent.Trick trick) {
    switch (trick) {
      case Intent.CorruptValue(long userId) -> corrupt(userId);
      case Intent.FillMemory _ -> fill();
      case Intent.BlockRedis(var lasts) -> block(lasts);
      case Intent.Unsecure _ -> unsecure();
      case Intent.Poison poison -> poison(poison);
      case Intent.Misconfigure _ -> throw new IllegalStateException("the link's own: " + trick);
    }
  }

  private void corrupt(long userId) {
    byte[] nonsense =
        "\u00ac\u00ed\u0000\u0005sr\u0000\u000fcom.example.User"
            .getBytes(StandardCharsets.ISO_8859_1);
    cache.set(cache.keyOf(userId), nonsense, LONG);
    caused(Fault.VALUE_CORRUPTED);
  }

  private void fill() {
    if (limit == 0) {
      throw new IllegalArgumentException(
          "Redis's memory has no limit, so it cannot be filled; give it one first.");
    }
    byte[] value = new byte[Math.clamp(limit / 256, 4 << 10, 256 << 10)];
    int stored = 0;
    try {
      for (; stored < MOST_PILED; stored++) {
        cache.set(cache.keyOf(PILE + stored), value, LONG);
      }
    } catch (CacheException e) {
      if (e.fault() != CacheFault.OUT_OF_MEMORY) {
        throw e;
      }
    }
    caused(Fault.MEMORY_FILLED);
  }

  /** Returns at once; the command is on its way. */
  private void block(Duration lasts) {
    caused(Fault.BLOCKED);
    Thread.ofVirtual()
        .name("slow command")
        .start(() -> {
          try (Connection connection =
              Connections.bare(target, lasts.multipliedBy(4).plus(ANSWER_WITHIN))) {
            long began = System.nanoTime();
            keys(connection, TRIED);
            long nanos = Math.max(1, (System.nanoTime() - began) / TRIED);
            keys(connection, Math.max(1, lasts.toNanos() / nanos));
          } catch (JedisException e) {
            sink.tell(clock.now(), new Noticed(true, "The slow command failed: " + said(e)));
          }
        });
  }

  private static void keys(Connection connection, long rounds) {
    connection.sendCommand(Command.EVAL, SLOW, "0", Long.toString(rounds));
    connection.getOne();
  }

  private void unsecure() {
    ask(Command.ACL, "SETUSER", "default", "nopass");
    caused(Fault.UNSECURED);
  }

  private void poison(Intent.Poison poison) {
    Credentials who = poison.neighbour() ? neighbour() : Credentials.NONE;
    RedisTarget stranger = new RedisTarget(target.host(), target.port(), 0, false, who);
    String key = cache.keyOf(poison.userId());
    caused(Fault.POISONED);
    try (Connection connection = Connections.bare(stranger, ANSWER_WITHIN)) {
      connection.sendCommand(Command.GET, key);
      byte[] value = connection.getBinaryBulkReply();
      connection.sendCommand(
          Command.SETEX,
          key.getBytes(StandardCharsets.UTF_8),
          "60".getBytes(StandardCharsets.UTF_8),
          forged(poison, Optional.ofNullable(value)));
      connection.getStatusCodeReply();
      notice("A stranger overwrote " + key + ": nobody asked for a password.");
    } catch (JedisException e) {
      notice("A stranger was refused: " + said(e));
    }
  }

  private Credentials neighbour() {
    String password = UUID.randomUUID().toString();
    ask(Command.ACL, "SETUSER", "reports", "on", ">" + password, "resetkeys", "~report:*", "+@all");
    return Credentials.of(Optional.of("reports"), Optional.of(password));
  }

  /** The value as it was, but for the name. */
  private byte[] forged(Intent.Poison poison, Optional<byte[]> value) {
    UserJson json = new UserJson();
    long version = 1;
    try {
      if (value.isPresent()) {
        CachedUser was = json.decode(poison.userId(), value.get());
        version = was.user().version();
      }
    } catch (UnreadableException e) {
      version = 1;
    }
    User user = new User(poison.userId(), poison.name(), "nobody@example.com", version);
    return json.encode(user, clock.wallTime().toEpochMilli(), 0);
  }

  private void ask(Command command, String... arguments) {
    try (Connection connection = Connections.bare(target, ANSWER_WITHIN)) {
      connection.sendCommand(command, arguments);
      connection.getOne();
    } catch (JedisException e) {
      throw new IllegalArgumentException("This Redis cannot do that: " + said(e), e);
    }
  }

  private static String said(JedisException e) {
    return String.valueOf(e.getMessage());
  }

  private void caused(Fault fault) {
    sink.tell(clock.now(), new FaultCaused(fault));
  }

  private void notice(String sentence) {
    sink.tell(clock.now(), new Noticed(false, sentence));
  }
}
