package cachescope.stage;

import cachescope.event.BreakerState;
import cachescope.event.CachePattern;
import cachescope.event.DatabaseEvent.RowWritten;
import cachescope.event.Invalidation;
import cachescope.event.MessageEvent;
import cachescope.event.MessageEvent.Channel;
import cachescope.event.PatternEvent;
import cachescope.event.Protections;
import cachescope.event.Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What strategies and protections do beside the plain way of a request. */
final class Patterns {
  private final Flights flights;
  private final Debts debts;
  private final Shelves shelves;
  private final Asides asides;
  private CachePattern pattern = CachePattern.CLASSIC;
  private Protections protections = Protections.CLASSIC;

  Patterns() {
    this(new Flights(), new Debts(), new Shelves(), new Asides());
  }

  private Patterns(Flights flights, Debts debts, Shelves shelves, Asides asides) {
    this.flights = flights;
    this.debts = debts;
    this.shelves = shelves;
    this.asides = asides;
  }

  void settings(Settings now) {
    pattern = now.pattern();
    protections = now.protections();
    shelves.pattern(pattern);
  }

  /** Whether a write is answered before the database has it. */
  boolean behind() {
    return pattern.strategy().behind();
  }

  /** What a write goes on with after the commit, as far as can be foreseen. */
  Optional<Mark> afterCommit() {
    if (protections.versionedSet()) {
      return Optional.empty();
    }
    return switch (pattern.strategy()) {
      case WRITE_THROUGH -> Optional.of(Mark.FILL);
      case WRITE_AROUND, WRITE_BEHIND, WRITE_BEHIND_STREAM -> Optional.empty();
      case CACHE_ASIDE, READ_THROUGH, REFRESH_AHEAD, STALE_WHILE_REVALIDATE ->
          afterCommit(pattern.invalidation());
    };
  }

  private static Optional<Mark> afterCommit(Invalidation how) {
    return switch (how) {
      case DELETE, DELETE_BOTH, TAG -> Optional.of(Mark.INVALIDATE);
      case UPDATE -> Optional.of(Mark.FILL);
      case PUBSUB, STREAM -> Optional.of(Mark.MESSAGE);
      case TTL_ONLY, DELETE_FIRST, VERSIONED_KEY -> Optional.empty();
    };
  }

  void pattern(long at, PatternEvent event, Journeys journeys) {
    switch (event) {
      case PatternEvent.Joined e -> waits(at, e, e.leader(), journeys);
      case PatternEvent.LockAsked e -> {
        if (e.taken()) {
          flights.leave(e.requestId());
        } else {
          waits(at, e, 0, journeys);
        }
      }
      case PatternEvent.LeaseAsked e -> {
        if (e.granted()) {
          flights.leave(e.requestId());
        } else {
          waits(at, e, 0, journeys);
        }
      }
      case PatternEvent.FillRefused e -> with(journeys, event, journey -> journey.refused(at, e));
      case PatternEvent.Tombstoned e ->
          with(
              journeys,
              event,
              journey ->
                  journey.change(
                      at, e.nanos(), "SET " + e.key() + " <mark of v" + e.version() + ">", "OK"));
      case PatternEvent.RefreshBegan e -> journeys.refresh(at, e);
      case PatternEvent.RefreshEnded e -> journeys.refreshed(at, e.requestId());
      case PatternEvent.ServedStale e ->
          with(journeys, event, journey -> journey.remark(Remarks.servedStale(e)));
      case PatternEvent.Rejected e -> flights.leave(e.requestId());
      case PatternEvent.NearHit e -> {
        shelves.hit(at, e);
        with(journeys, event, journey -> journey.nearHit(at, e));
      }
      case PatternEvent.NearStored e -> shelves.stored(e);
      case PatternEvent.NearDropped e -> shelves.dropped(e);
      case PatternEvent.GenerationRaised e ->
          with(
              journeys,
              event,
              journey ->
                  journey.change(
                      at, e.nanos(), "INCR the number of " + e.key(), "v" + e.generation()));
      case PatternEvent.TagDropped e ->
          with(
              journeys,
              event,
              journey ->
                  journey.change(
                      at, e.nanos(), "DEL all of " + e.key(), "(integer) " + e.deleted()));
      case PatternEvent.Unlocked _, PatternEvent.Extended _ -> {}
    }
  }

  private void waits(long at, PatternEvent event, long leader, Journeys journeys) {
    flights.join(event.requestId(), event.key(), leader);
    with(journeys, event, journey -> journey.waits(at, leader));
  }

  private static void with(Journeys journeys, PatternEvent event, Consumer<Journey> what) {
    journeys.of(event.requestId()).ifPresent(what);
  }

  /** A request loads itself, was answered, or will never be. */
  void waitsNoMore(long requestId) {
    flights.leave(requestId);
  }

  void message(long at, MessageEvent event, Journeys journeys) {
    switch (event) {
      case MessageEvent.MessageSent e -> sent(at, e, journeys);
      case MessageEvent.MessageHeard e ->
          heard(at, e, e.lagNanos(), Mark.MESSAGE, "heard by instance " + e.instance());
      case MessageEvent.MessageLost e -> heard(at, e, 0, Mark.LOST, e.why());
      case MessageEvent.MessageParked e -> heard(at, e, 0, Mark.LOST, e.why());
      case MessageEvent.WriteAccepted e -> {
        debts.accepted(at, e);
        journeys.of(e.requestId()).ifPresent(journey -> journey.accepted(at, e));
      }
      case MessageEvent.WriteApplied e -> debts.applied(at, e);
      case MessageEvent.WritesLost e -> debts.lost(e);
    }
  }

  private void sent(long at, MessageEvent.MessageSent e, Journeys journeys) {
    String command = (e.channel() == Channel.PUBSUB ? "PUBLISH " : "XADD ") + e.key();
    String reply =
        e.channel() == Channel.PUBSUB ? "(integer) " + e.receivers() + " heard it" : e.id();
    Leg leg = new Leg(Wire.SERVICE_TO_REDIS, Mark.MESSAGE, at - e.nanos(), at, 0, command, reply);
    Optional<Journey> journey = journeys.of(e.requestId());
    if (journey.isPresent()) {
      journey.get().adds(leg);
    } else {
      asides.add(e.requestId(), Keys.userOf(e.key()), leg);
    }
  }

  private void heard(long at, MessageEvent e, long lag, Mark mark, String reply) {
    long from = at - Math.max(0, lag);
    asides.add(
        e.requestId(),
        Keys.userOf(e.key()),
        new Leg(Wire.REDIS_TO_SERVICE, mark, from, at, 0, e.key() + " changed", reply));
  }

  /** A write reached the database after it was answered. */
  void lateWrite(long at, RowWritten written) {
    asides.add(
        written.requestId(),
        written.userId(),
        new Leg(
            Wire.SERVICE_TO_DATABASE,
            Mark.WRITE,
            at - written.nanos(),
            at,
            0,
            "update user " + written.userId(),
            "version " + written.version()));
  }

  /** The service's process died: nothing in its memory is there any more. */
  void crashed() {
    flights.clear();
    shelves.clear();
  }

  /** Another story begins: what was lost before is no part of it. */
  void countAnew() {
    debts.countAnew();
  }

  /** Who waits is not known any more. */
  void leftOut() {
    flights.clear();
  }

  List<Token> tokens(long t) {
    return asides.give(t);
  }

  ServiceView view(int inFlight, BreakerState breaker, String why, int owed) {
    return new ServiceView(
        inFlight, breaker, why, owed, flights.give(), debts.give(), shelves.give());
  }

  Patterns copy() {
    Patterns copy = new Patterns(flights.copy(), debts.copy(), shelves.copy(), asides.copy());
    copy.pattern = pattern;
    copy.protections = protections;
    return copy;
  }
}
