package cachescope.why;

import cachescope.event.CacheCallEvent.CacheFailed;
import cachescope.event.CacheCallEvent.Filled;
import cachescope.event.CacheCallEvent.Hit;
import cachescope.event.CacheCallEvent.Invalidated;
import cachescope.event.CacheCallEvent.Missed;
import cachescope.event.CacheFault;
import cachescope.event.CacheOperation;
import cachescope.event.DatabaseEvent.LoadQueued;
import cachescope.event.DatabaseEvent.LoadStarted;
import cachescope.event.DatabaseEvent.Loaded;
import cachescope.event.DatabaseEvent.RowWritten;
import cachescope.event.LoggedEvent;
import cachescope.event.MessageEvent.MessageSent;
import cachescope.event.MessageEvent.WriteAccepted;
import cachescope.event.PatternEvent.Extended;
import cachescope.event.PatternEvent.FillRefused;
import cachescope.event.PatternEvent.GenerationRaised;
import cachescope.event.PatternEvent.Joined;
import cachescope.event.PatternEvent.LeaseAsked;
import cachescope.event.PatternEvent.LockAsked;
import cachescope.event.PatternEvent.NearHit;
import cachescope.event.PatternEvent.TagDropped;
import cachescope.event.PatternEvent.Tombstoned;
import cachescope.event.PatternEvent.Unlocked;
import cachescope.why.Part.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where the time of a request went: only what was measured, and beside it what no measurement
 * explains. The parts sum to the whole.
 */
final class Parts {
  private final Trip trip;
  private final long now;
  private final List<Part> parts = new ArrayList<>();

  private Parts(Trip trip, long now) {
    this.trip = trip;
    this.now = now;
  }

  /** The parts in the order in which they passed; a request on its way is measured to now. */
  static List<Part> of(Trip trip, long now) {
    Parts parts = new Parts(trip, now);
    parts.add(Kind.BEFORE, trip.before(), "before it began");
    parts.lookup();
    parts.joined();
    parts.database();
    parts.changes();
    parts.askedAgain();
    long decode = trip.one(Hit.class).map(Hit::decodeNanos).orElse(0L);
    parts.add(Kind.JSON, Math.max(trip.timing().json(), decode), "JSON");
    long sum = parts.parts.stream().mapToLong(Part::nanos).sum();
    long rest = trip.total(now) - sum;
    if (rest != 0) {
      parts.parts.add(new Part(Kind.REST, rest, restWords(rest)));
    }
    return List.copyOf(parts.parts);
  }

  /** The longest of those that were measured. */
  static Optional<Part> longest(List<Part> parts) {
    return parts.stream().max(Comparator.comparingLong(Part::nanos));
  }

  private static String restWords(long rest) {
    return rest < 0 ? "measured parts that overlap" : "not explained";
  }

  private void add(Kind kind, long nanos, String words) {
    if (nanos > 0) {
      parts.add(new Part(kind, nanos, words));
    }
  }

  private void lookup() {
    trip.lookup()
        .ifPresent(fact -> {
          switch (fact.event()) {
            case Hit e -> add(Kind.LOOKUP, e.nanos(), "GET " + e.key());
            case Missed e -> add(Kind.LOOKUP, e.nanos(), "GET " + e.key());
            case CacheFailed e -> add(Kind.LOOKUP, e.nanos(), failed(e));
            default -> {}
          }
        });
    trip.one(NearHit.class)
        .ifPresent(e -> add(Kind.LOOKUP, e.nanos(), "memory of instance " + e.instance()));
  }

  private static String failed(CacheFailed e) {
    String how = e.fault() == CacheFault.TIMEOUT ? ", not answered in time" : ", failed";
    return e.operation() + " " + e.key() + how;
  }

  private void joined() {
    long measured = trip.timing().joined();
    if (measured == 0 && trip.end().isEmpty()) {
      measured = trip.fact(Joined.class).map(fact -> now - fact.at()).orElse(0L);
    }
    String whose = trip.one(Joined.class).map(e -> ", request " + e.leader() + "'s").orElse("");
    add(Kind.JOINED, measured, "waiting for another's load" + whose);
  }

  private void database() {
    Optional<LoadStarted> started = trip.one(LoadStarted.class);
    long measured = trip.timing().waiting();
    long waited = started.map(LoadStarted::waitedNanos).orElse(measured);
    if (waited == 0 && started.isEmpty() && measured == 0 && !trip.write()) {
      waited = trip.fact(LoadQueued.class).map(fact -> upToNow() - fact.at()).orElse(0L);
    }
    add(Kind.LINE, waited, "in line for a connection");
    long held = held();
    long delay = Math.min(held, started.map(LoadStarted::delayNanos).orElse(0L));
    add(Kind.DELAY, delay, "database's added delay");
    add(Kind.QUERY, held - delay, trip.write() ? "the update" : "the query");
  }

  /** Nanoseconds on a connection. */
  private long held() {
    return trip.one(Loaded.class)
        .map(Loaded::nanos)
        .or(() -> trip.one(RowWritten.class).map(RowWritten::nanos))
        .or(() -> Optional.of(trip.timing().database()).filter(nanos -> nanos > 0))
        .or(() -> trip.fact(LoadStarted.class).map(fact -> upToNow() - fact.at()))
        .orElse(0L);
  }

  private long upToNow() {
    return trip.end().map(LoggedEvent::at).orElse(now);
  }

  /** Who waits for a lock or a lease asks Redis again and again; these calls are only summed up. */
  private void askedAgain() {
    long told =
        parts.stream()
            .filter(part -> part.kind() == Kind.LOOKUP || part.kind() == Kind.CHANGE)
            .mapToLong(Part::nanos)
            .sum();
    if (trip.timing().joined() > 0) {
      add(Kind.LOOKUP, trip.timing().cache() - told, "asking Redis again meanwhile");
    }
  }

  private void changes() {
    for (LoggedEvent fact : trip.facts()) {
      switch (fact.event()) {
        case Filled e -> add(Kind.CHANGE, e.nanos(), "SETEX " + e.key());
        case Invalidated e -> add(Kind.CHANGE, e.nanos(), "DEL " + e.key());
        case LockAsked e -> add(Kind.CHANGE, e.nanos(), "asking for the lock");
        case Unlocked e -> add(Kind.CHANGE, e.nanos(), "giving the lock back");
        case LeaseAsked e -> add(Kind.CHANGE, e.nanos(), "asking for the lease");
        case Extended e -> add(Kind.CHANGE, e.nanos(), "a new time to live");
        case FillRefused e -> add(Kind.CHANGE, e.nanos(), "a fill that Redis refused");
        case Tombstoned e -> add(Kind.CHANGE, e.nanos(), "the mark of v" + e.version());
        case GenerationRaised e -> add(Kind.CHANGE, e.nanos(), "the number in the key");
        case TagDropped e -> add(Kind.CHANGE, e.nanos(), "DEL all of " + e.key());
        case MessageSent e -> add(Kind.CHANGE, e.nanos(), "the message about the change");
        case WriteAccepted e -> add(Kind.CHANGE, e.nanos(), "keeping the write");
        case CacheFailed e -> {
          if (e.operation() != CacheOperation.GET) {
            add(Kind.CHANGE, e.nanos(), failed(e));
          }
        }
        default -> {}
      }
    }
  }
}
