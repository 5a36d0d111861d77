package cachescope.stage;

import cachescope.event.CacheCallEvent.BypassReason;
import cachescope.event.CacheCallEvent.Bypassed;
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
import cachescope.event.MessageEvent.WriteAccepted;
import cachescope.event.Origin;
import cachescope.event.PatternEvent.FillRefused;
import cachescope.event.PatternEvent.NearHit;
import cachescope.event.PatternEvent.RefreshBegan;
import cachescope.event.PatternEvent.Refusal;
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
  private boolean background;
  private String remark = "";
  private Optional<Lookup> lookup = Optional.empty();
  private Optional<Token> given = Optional.empty();

  /**
   * @param key of the user that is asked for
   */
  Journey(Requested request, String key) {
    this.request = request;
    this.key = key;
  }

  /** A load that nobody waits for. */
  static Journey background(long at, RefreshBegan began) {
    Journey journey =
        new Journey(
            new Requested(
                began.requestId(),
                Keys.userOf(began.key()),
                RequestKind.READ,
                Origin.WORKLOAD,
                at,
                0),
            began.key());
    journey.background = true;
    return journey;
  }

  /** Whether it passes the cache by because it shows what the database has. */
  boolean isAccountPage() {
    return lookup
        .map(Lookup::event)
        .filter(event ->
            event instanceof Bypassed passed && passed.reason() == BypassReason.ACCOUNT_VIEW)
        .isPresent();
  }

  boolean isBackground() {
    return background;
  }

  /** What is worth saying of it beside what its lookup brought; mostly nothing. */
  String remark() {
    return remark;
  }

  void remark(String sentence) {
    remark = sentence;
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
  void begin(long at, boolean asksCache, boolean behind) {
    add(new Leg(Wire.CLIENT_TO_SERVICE, Mark.REQUEST, at, at, 0, "", ""));
    if (request.kind() == RequestKind.WRITE && behind) {
      open(Wire.SERVICE_TO_REDIS, Mark.WRITE, at, 0, "SET " + key);
    } else if (request.kind() == RequestKind.WRITE) {
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
    leaveFlight(ended - hit.nanos());
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
    leaveFlight(at - missed.nanos());
    close(Mark.MISS, at - missed.nanos(), at, reply);
  }

  /** The cache was not asked after all. */
  void bypassed() {
    dropOpen();
  }

  void failed(long at, CacheFailed failed) {
    leaveFlight(at - failed.nanos());
    if (!lastIsOpen()) {
      Mark mark = failed.operation() == CacheOperation.DEL ? Mark.INVALIDATE : Mark.FILL;
      open(Wire.SERVICE_TO_REDIS, mark, at - failed.nanos(), 0, failed.operation() + " " + key);
    }
    close(Mark.ERROR, at - failed.nanos(), at, failed.sentence());
  }

  void queued(long at) {
    leaveFlight(at);
    dropOpen();
    open(Wire.DATABASE_LINE, Mark.WAITING, at, 0, "");
  }

  void loadStarted(long at, LoadStarted started) {
    leaveFlight(at);
    leaveLine(at, started.waitedNanos());
    open(
        Wire.SERVICE_TO_DATABASE,
        background ? Mark.REFRESH : Mark.LOAD,
        at,
        started.delayNanos(),
        "find user " + request.userId());
  }

  void loaded(long at, Loaded loaded, long ttlSeconds) {
    if (!lastIsOpen()) {
      return;
    }
    String reply = loaded.found() ? "version " + loaded.version() : "no such row";
    close(background ? Mark.REFRESH : Mark.LOAD, legs.getLast().from(), at, reply);
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

  /**
   * @param next what it will probably go on with
   */
  void written(long at, RowWritten written, Optional<Mark> next) {
    long began = at - written.nanos();
    if (lastIsOpen() && legs.getLast().wire() == Wire.DATABASE_LINE) {
      leaveLine(began, began - legs.getLast().from());
      open(Wire.SERVICE_TO_DATABASE, Mark.WRITE, began, 0, "update user " + request.userId());
    }
    if (lastIsOpen()) {
      close(Mark.WRITE, began, at, "version " + written.version());
    }
    next.ifPresent(mark -> open(Wire.SERVICE_TO_REDIS, mark, at, 0, foreseen(mark)));
  }

  private String foreseen(Mark mark) {
    return switch (mark) {
      case FILL -> "SETEX " + key;
      case MESSAGE -> key + " changed";
      default -> "DEL " + key;
    };
  }

  /** Redis has the write; the database gets it later. */
  void accepted(long at, WriteAccepted accepted) {
    dropOpen();
    String command = (accepted.durable() ? "XADD and SET " : "SET ") + key;
    long from = at - accepted.nanos();
    adds(new Leg(Wire.SERVICE_TO_REDIS, Mark.WRITE, from, at, 0, command, "OK"));
    String where =
        accepted.durable()
            ? "a Redis Stream keeps it until then."
            : "a crash before that loses it.";
    remark = "The database does not have it yet: " + where;
  }

  /** It waits in the service for somebody else's load of the same key. */
  void waits(long at, long leader) {
    remark = Remarks.waited(leader);
    if (lastIsOpen() && legs.getLast().wire() == Wire.FLIGHT) {
      return;
    }
    dropOpen();
    open(Wire.FLIGHT, Mark.WAITING, at, 0, "");
  }

  private void leaveFlight(long at) {
    if (lastIsOpen() && legs.getLast().wire() == Wire.FLIGHT) {
      Leg wait = legs.removeLast();
      add(wait.closed(Mark.WAITING, wait.from(), Math.max(wait.from(), at), "", ""));
    }
  }

  void nearHit(long at, NearHit hit) {
    dropOpen();
    remark = Remarks.nearHit(hit);
    String where = "memory of instance " + hit.instance();
    add(new Leg(Wire.NEAR, Mark.HIT, at - hit.nanos(), at, 0, where, "version " + hit.version()));
  }

  /** Redis did not take what was loaded. */
  void refused(long at, FillRefused refused) {
    dropOpen();
    remark = Remarks.refused(refused);
    String why = refused.why() == Refusal.LEASE_LOST ? "refused: lease lost" : "refused: newer";
    adds(
        new Leg(
            Wire.SERVICE_TO_REDIS,
            Mark.REFUSED,
            at - refused.nanos(),
            at,
            0,
            "SET " + key + " <v" + refused.version() + ">",
            why));
  }

  /** Something else than a value was changed in Redis, for a write. */
  void change(long at, long nanos, String command, String reply) {
    adds(new Leg(Wire.SERVICE_TO_REDIS, Mark.INVALIDATE, at - nanos, at, 0, command, reply));
  }

  /** One more leg, which is over; in the place of the one that was foreseen. */
  void adds(Leg leg) {
    leaveFlight(leg.from());
    if (lastIsOpen() && legs.getLast().wire() == leg.wire()) {
      dropOpen();
    }
    boolean open = lastIsOpen();
    legs.add(open ? legs.size() - 1 : legs.size(), leg);
    given = Optional.empty();
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
    leaveFlight(at);
    dropOpen();
    add(new Leg(Wire.CLIENT_TO_SERVICE, mark, legs.getLast().to(), at, 0, "", reply));
    endedAt = at;
    count = standsFor;
  }

  /** A load in the background is over. */
  void ended(long at) {
    dropOpen();
    endedAt = at;
    given = Optional.empty();
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
    copy.background = background;
    copy.remark = remark;
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
    if (legs.size() == 1 && legs.getFirst().wire() == Wire.CLIENT_TO_SERVICE) {
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
