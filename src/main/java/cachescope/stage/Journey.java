package cachescope.stage;

import cachescope.event.CacheCallEvent.CacheFailed;
import cachescope.event.CacheCallEvent.Filled;
import cachescope.event.CacheCallEvent.Hit;
import cachescope.event.CacheCallEvent.Invalidated;
import cachescope.event.CacheCallEvent.MissCause;
import cachescope.event.CacheCallEvent.Missed;
import cachescope.event.CacheOperation;
import cachescope.event.DatabaseEvent.LoadStarted;
import cachescope.event.DatabaseEvent.Loaded;
import cachescope.event.DatabaseEvent.RowWritten;
import cachescope.event.RequestEvent.Requested;
import cachescope.event.RequestKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One request that has a token: its legs so far, and what its lookup brought. */
final class Journey {
  /** A shorter wait in the line is none. */
  private static final long WORTH_A_LEG = 1_000_000L;

  private final Requested request;
  private final String key;
  private final List<Leg> legs = new ArrayList<>();
  private long endedAt = Leg.OPEN;
  private int count = 1;
  private boolean fillable;
  private Optional<Lookup> lookup = Optional.empty();
  private Optional<Token> given = Optional.empty();

  /**
   * @param key of the user that is asked for
   */
  Journey(Requested request, String key) {
    this.request = request;
    this.key = key;
  }

  Requested request() {
    return request;
  }

  String key() {
    return key;
  }

  Optional<Lookup> lookup() {
    return lookup;
  }

  boolean ended() {
    return endedAt != Leg.OPEN;
  }

  /** A leg that was not there before the request began. */
  void begin(long at, boolean asksCache) {
    add(new Leg(Wire.CLIENT_TO_SERVICE, Mark.REQUEST, at, at, 0, "", ""));
    if (request.kind() == RequestKind.WRITE) {
      open(Wire.SERVICE_TO_DATABASE, Mark.WRITE, at, 0, "update user " + request.userId());
    } else if (asksCache) {
      open(Wire.SERVICE_TO_REDIS, Mark.REQUEST, at, 0, "GET " + key);
    }
  }

  void looked(Lookup what) {
    lookup = Optional.of(what);
  }

  void hit(long at, Hit hit) {
    long ended = at - hit.decodeNanos();
    close(Mark.HIT, ended - hit.nanos(), ended, hit.bytes() + " bytes");
  }

  void missed(long at, Missed missed) {
    fillable = missed.cause() != MissCause.WRONG_TYPE;
    String reply =
        switch (missed.cause()) {
          case ABSENT -> "(nil)";
          case UNREADABLE -> "a value that cannot be read";
          case WRONG_TYPE -> "WRONGTYPE";
        };
    close(Mark.MISS, at - missed.nanos(), at, reply);
  }

  /** The cache was not asked after all. */
  void bypassed() {
    dropOpen();
  }

  void failed(long at, CacheFailed failed) {
    if (!lastIsOpen()) {
      Mark mark = failed.operation() == CacheOperation.DEL ? Mark.INVALIDATE : Mark.FILL;
      open(Wire.SERVICE_TO_REDIS, mark, at - failed.nanos(), 0, failed.operation() + " " + key);
    }
    close(Mark.ERROR, at - failed.nanos(), at, failed.sentence());
  }

  void queued(long at) {
    dropOpen();
    open(Wire.DATABASE_LINE, Mark.WAITING, at, 0, "");
  }

  void loadStarted(long at, LoadStarted started) {
    leaveLine(at, started.waitedNanos());
    open(
        Wire.SERVICE_TO_DATABASE,
        Mark.LOAD,
        at,
        started.delayNanos(),
        "find user " + request.userId());
  }

  void loaded(long at, Loaded loaded, long ttlSeconds) {
    if (!lastIsOpen()) {
      return;
    }
    String reply = loaded.found() ? "version " + loaded.version() : "no such row";
    close(Mark.LOAD, legs.getLast().from(), at, reply);
    if (fillable && loaded.found()) {
      open(Wire.SERVICE_TO_REDIS, Mark.FILL, at, 0, "SETEX " + key + " " + ttlSeconds);
    }
  }

  void filled(long at, Filled filled) {
    dropOpen();
    String command =
        "SETEX " + key + " " + filled.ttlMillis() / 1_000 + " <" + filled.bytes() + " bytes>";
    add(new Leg(Wire.SERVICE_TO_REDIS, Mark.FILL, at - filled.nanos(), at, 0, command, "OK"));
  }

  void written(long at, RowWritten written, boolean deletes) {
    long began = at - written.nanos();
    if (lastIsOpen() && legs.getLast().wire() == Wire.DATABASE_LINE) {
      leaveLine(began, began - legs.getLast().from());
      open(Wire.SERVICE_TO_DATABASE, Mark.WRITE, began, 0, "update user " + request.userId());
    }
    if (lastIsOpen()) {
      close(Mark.WRITE, began, at, "version " + written.version());
    }
    if (deletes) {
      open(Wire.SERVICE_TO_REDIS, Mark.INVALIDATE, at, 0, "DEL " + key);
    }
  }

  void invalidated(long at, Invalidated invalidated) {
    dropOpen();
    add(
        new Leg(
            Wire.SERVICE_TO_REDIS,
            Mark.INVALIDATE,
            at - invalidated.nanos(),
            at,
            0,
            "DEL " + key,
            "(integer) " + (invalidated.existed() ? 1 : 0)));
  }

  void databaseFailed(long at, String sentence) {
    closeIfOpen(Mark.ERROR, at, sentence);
  }

  void databaseGivenUp(long at) {
    closeIfOpen(Mark.GIVEN_UP, at, "not waited for");
  }

  /**
   * The answer goes back.
   *
   * @param standsFor requests that the token stands for from here on
   */
  void end(long at, Mark mark, String reply, int standsFor) {
    dropOpen();
    add(new Leg(Wire.CLIENT_TO_SERVICE, mark, legs.getLast().to(), at, 0, "", reply));
    endedAt = at;
    count = standsFor;
  }

  Token token() {
    Token token =
        given.orElseGet(() ->
            new Token(
                request.requestId(),
                request.userId(),
                request.kind(),
                request.origin(),
                legs,
                endedAt,
                count));
    given = Optional.of(token);
    return token;
  }

  Journey copy() {
    Journey copy = new Journey(request, key);
    copy.legs.addAll(legs);
    copy.endedAt = endedAt;
    copy.count = count;
    copy.fillable = fillable;
    copy.lookup = lookup;
    copy.given = given;
    return copy;
  }

  private boolean lastIsOpen() {
    return !legs.isEmpty() && legs.getLast().isOpen();
  }

  private void leaveLine(long at, long waited) {
    if (lastIsOpen() && legs.getLast().wire() == Wire.DATABASE_LINE) {
      Leg line = legs.removeLast();
      if (waited >= WORTH_A_LEG) {
        add(line.closed(Mark.WAITING, line.from(), at, "", ""));
      }
    } else {
      dropOpen();
    }
  }

  private void open(Wire wire, Mark mark, long from, long expected, String command) {
    add(new Leg(wire, mark, from, Leg.OPEN, expected, command, ""));
  }

  /** Ends the open leg, or adds one to Redis where it was not expected. */
  private void close(Mark mark, long from, long to, String reply) {
    Leg open =
        lastIsOpen()
            ? legs.removeLast()
            : new Leg(Wire.SERVICE_TO_REDIS, mark, from, to, 0, "GET " + key, "");
    if (legs.size() == 1) {
      Leg first = legs.removeLast();
      add(first.closed(first.mark(), first.from(), Math.max(first.from(), from), "", ""));
    }
    add(open.closed(mark, from, to, open.command(), reply));
  }

  private void closeIfOpen(Mark mark, long at, String reply) {
    if (lastIsOpen()) {
      close(mark, legs.getLast().from(), at, reply);
    }
  }

  private void dropOpen() {
    if (lastIsOpen()) {
      legs.removeLast();
      given = Optional.empty();
    }
  }

  private void add(Leg leg) {
    legs.add(leg);
    given = Optional.empty();
  }
}
