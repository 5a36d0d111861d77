package cachescope.ui.stage;

import cachescope.event.MessageEvent;
import cachescope.event.PatternEvent;
import cachescope.ui.Sign;
import cachescope.ui.Words;

/** What strategies, protections and messages did, each as a sentence. */
final class PatternWords {
  private PatternWords() {}

  static EventLine of(PatternEvent event) {
    return switch (event) {
      case PatternEvent.Joined e ->
          line(
              EventKind.MISSES,
              Sign.WAITING,
              e.key() + " is being loaded by request " + e.leader() + ": waits for it");
      case PatternEvent.LockAsked e ->
          line(
              EventKind.MISSES,
              e.taken() ? Sign.NOTE : Sign.WAITING,
              "lock of "
                  + e.key()
                  + (e.taken() ? " taken" : " is held by another")
                  + took(e.nanos()));
      case PatternEvent.Unlocked e ->
          line(
              e.stillOurs() ? EventKind.HOUSEKEEPING : EventKind.FAULTS,
              e.stillOurs() ? Sign.NOTE : Sign.ERROR,
              "lock of "
                  + e.key()
                  + (e.stillOurs() ? " given back" : " had run out before it was given back")
                  + took(e.nanos()));
      case PatternEvent.LeaseAsked e ->
          line(
              EventKind.MISSES,
              e.granted() ? Sign.NOTE : Sign.WAITING,
              "lease of "
                  + e.key()
                  + (e.granted() ? " granted" : " is another's")
                  + took(e.nanos()));
      case PatternEvent.FillRefused e -> refused(e);
      case PatternEvent.Tombstoned e ->
          line(
              EventKind.WRITES,
              Sign.INVALIDATED,
              e.key() + " replaced by the mark of v" + e.version() + took(e.nanos()));
      case PatternEvent.Extended e ->
          line(
              EventKind.HITS,
              Sign.NOTE,
              e.key() + " has " + Words.duration(e.ttlMillis() * 1_000_000) + " again");
      case PatternEvent.RefreshBegan e -> refresh(e);
      case PatternEvent.RefreshEnded e ->
          line(
              e.ok() ? EventKind.DATABASE : EventKind.FAULTS,
              e.ok() ? Sign.LOAD : Sign.ERROR,
              e.key()
                  + (e.ok() ? " loaded anew in the background" : " could not be loaded anew")
                  + took(e.nanos()));
      case PatternEvent.ServedStale e ->
          line(
              EventKind.HITS,
              Sign.STALE,
              "%s v%d answered past its time, %s old%s"
                  .formatted(
                      e.key(),
                      e.version(),
                      Words.duration(e.ageMillis() * 1_000_000),
                      e.databaseFailed() ? ": the database fails" : ""));
      case PatternEvent.Rejected e ->
          line(
              EventKind.FAULTS,
              Sign.ERROR,
              e.key()
                  + " not loaded: "
                  + switch (e.bound()) {
                    case BULKHEAD -> "the bulkhead is full";
                    case MISSES_PER_SECOND -> "too many misses this second";
                  });
      case PatternEvent.NearHit e ->
          line(
              EventKind.HITS,
              Sign.HIT,
              "%s → hit in the memory of instance %d%s"
                  .formatted(e.key(), e.instance(), took(e.nanos())));
      case PatternEvent.NearStored e ->
          quiet("instance %d keeps %s v%d".formatted(e.instance(), e.key(), e.version()));
      case PatternEvent.NearDropped e -> dropped(e);
      case PatternEvent.GenerationRaised e ->
          line(
              EventKind.WRITES,
              Sign.INVALIDATED,
              e.key() + " is generation " + e.generation() + " now" + took(e.nanos()));
      case PatternEvent.TagDropped e ->
          line(
              EventKind.WRITES,
              Sign.INVALIDATED,
              "tag %s: %s deleted%s"
                  .formatted(e.key(), Words.count(e.deleted(), "value"), took(e.nanos())));
    };
  }

  private static EventLine refused(PatternEvent.FillRefused e) {
    return line(
        EventKind.WRITES,
        Sign.GONE,
        "Redis refused v%d of %s: %s%s"
            .formatted(
                e.version(),
                e.key(),
                switch (e.why()) {
                  case TOO_SLOW -> "its load took as long as tombstones are kept";
                  case LEASE_LOST -> "a write took the lease back, or its time was over";
                  case NEWER_VERSION -> "it knows a newer version";
                },
                took(e.nanos())));
  }

  private static EventLine refresh(PatternEvent.RefreshBegan e) {
    return line(
        EventKind.DATABASE,
        Sign.LOAD,
        e.key()
            + " is loaded anew in the background: "
            + switch (e.cause()) {
              case AHEAD -> "little of its time is left";
              case EARLY -> "chance said so (XFetch)";
              case STALE -> "its time is over";
            });
  }

  private static EventLine dropped(PatternEvent.NearDropped e) {
    String what = e.key().isEmpty() ? Words.count(e.count(), "value") : e.key();
    return line(
        EventKind.EXITS,
        Sign.GONE,
        "instance %d dropped %s: %s"
            .formatted(
                e.instance(),
                what,
                switch (e.cause()) {
                  case EXPIRED -> "its near time to live is over";
                  case FULL -> "its memory is full";
                  case OWN_WRITE -> "it wrote it itself";
                  case MESSAGE -> "a message said that it changed";
                  case TRACKING -> "Redis said that it changed";
                  case DEAF -> "it could not hear for a while";
                  case EMPTIED -> "emptied";
                }));
  }

  static EventLine of(MessageEvent event) {
    return switch (event) {
      case MessageEvent.MessageSent e -> sent(e);
      case MessageEvent.MessageHeard e ->
          line(
              EventKind.WRITES,
              Sign.INVALIDATED,
              "instance %d heard that %s changed%s"
                  .formatted(e.instance(), e.key(), e.lagNanos() < 0 ? "" : took(e.lagNanos())));
      case MessageEvent.MessageLost e ->
          line(
              EventKind.FAULTS,
              Sign.ERROR,
              "%s %s: %s"
                  .formatted(
                      e.instance() == 0
                          ? "nobody heard"
                          : "instance " + e.instance() + " did not hear",
                      e.key().isEmpty() ? "what changed" : "that " + e.key() + " changed",
                      e.why()));
      case MessageEvent.WriteAccepted e ->
          line(
              EventKind.WRITES,
              Sign.WRITE,
              "user %d v%d acknowledged, not in the database yet: %s%s"
                  .formatted(
                      e.userId(),
                      e.version(),
                      Words.count(e.dirty(), "write"),
                      e.durable() ? " in the stream" : " in memory"));
      case MessageEvent.WriteApplied e ->
          line(
              EventKind.WRITES,
              Sign.WRITE,
              "user %d v%d %s%s, %s to go"
                  .formatted(
                      e.userId(),
                      e.version(),
                      e.applied() ? "is in the database now" : "was in the database already",
                      e.writes() > 1 ? ", " + e.writes() + " writes in one" : "",
                      Words.count(e.dirty(), "write")));
      case MessageEvent.WritesLost e ->
          line(
              EventKind.FAULTS,
              Sign.ERROR,
              Words.count(e.count(), "acknowledged write") + " lost: " + e.why());
      case MessageEvent.MessageParked e ->
          line(
              EventKind.FAULTS,
              Sign.ERROR,
              "message %s put aside after %s: %s".formatted(e.id(), e.tries() + " tries", e.why()));
    };
  }

  private static EventLine sent(MessageEvent.MessageSent e) {
    String how =
        switch (e.channel()) {
          case PUBSUB -> "PUBLISH: heard by " + e.receivers();
          case STREAM -> "XADD " + e.id();
        };
    return line(
        EventKind.WRITES, Sign.INVALIDATED, e.key() + " changed, said by " + how + took(e.nanos()));
  }

  private static String took(long nanos) {
    return "  " + Words.duration(nanos);
  }

  private static EventLine quiet(String words) {
    return line(EventKind.HOUSEKEEPING, Sign.NOTE, words);
  }

  private static EventLine line(EventKind kind, Sign sign, String words) {
    return new EventLine(kind, sign, words);
  }
}
