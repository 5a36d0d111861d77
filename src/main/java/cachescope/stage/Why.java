package cachescope.stage;

import cachescope.event.CacheCallEvent.BypassReason;
import cachescope.event.CacheCallEvent.Bypassed;
import cachescope.event.CacheCallEvent.CacheFailed;
import cachescope.event.CacheCallEvent.MissCause;
import cachescope.event.CacheCallEvent.Missed;
import cachescope.event.RequestEvent.Answered;
import java.util.Optional;

/** Why a read was not a hit, in a sentence; causes that nobody can know are called probable. */
final class Why {
  private Why() {}

  /** The sentence for an answer; empty for a hit. */
  static String of(Answered answer, Journey journey, Exits exits, String breakerWhy) {
    String why = lookup(answer, journey, exits, breakerWhy);
    return (why + " " + journey.remark()).strip();
  }

  private static String lookup(Answered answer, Journey journey, Exits exits, String breakerWhy) {
    return journey
        .lookup()
        .map(lookup ->
            switch (lookup.event()) {
              case Missed missed -> missed(answer, missed, lookup, exits);
              case Bypassed bypassed -> bypassed(bypassed.reason(), breakerWhy);
              case CacheFailed failed -> failed.sentence();
              default -> "";
            })
        .orElse("");
  }

  private static String missed(Answered answer, Missed missed, Lookup lookup, Exits exits) {
    if (missed.cause() != MissCause.ABSENT) {
      return missed.detail();
    }
    if (!answer.found()) {
      return "There is no user " + answer.userId() + ", so nothing is ever kept: always a miss.";
    }
    return absent(missed.key(), lookup, exits);
  }

  private static String absent(String key, Lookup lookup, Exits exits) {
    Optional<KeyExit> since =
        exits
            .lastOf(key)
            .filter(exit -> exit.at() <= lookup.at() + Fill.LATEST)
            .filter(exit -> lookup.left().map(old -> !old.equals(exit)).orElse(true));
    if (lookup.cell().isPresent()) {
      return since
          .map(exit -> left(exit, lookup))
          .orElseGet(() -> stillThere(lookup.cell().get(), lookup.at()));
    }
    Optional<KeyExit> exit = since.or(lookup::left);
    if (exit.isPresent()) {
      return left(exit.get(), lookup);
    }
    if (lookup.blind()) {
      return key + " was not in Redis; notifications cannot be seen, so nobody knows since when.";
    }
    return exits.forgot()
        ? key + " was not in Redis."
        : key + " was not in Redis: nobody had asked for it yet.";
  }

  private static String stillThere(KeyCell cell, long at) {
    if (cell.mark() == KeyMark.LEASE) {
      return cell.key() + " holds no value but a lease: somebody is loading it.";
    }
    if (cell.mark() == KeyMark.GONE) {
      return cell.key() + " holds no value but the mark of a write, v" + cell.version() + ".";
    }
    return cell.overdueAt(at)
        ? "The time of " + cell.key() + " was over " + Elapsed.of(at - cell.deadline()) + " before."
        : cell.key() + " was not in Redis any more; nobody has said yet how it left.";
  }

  private static String left(KeyExit exit, Lookup lookup) {
    String ago = Ago.mark(exit.at());
    String key = exit.key();
    return switch (exit.reason()) {
      case EXPIRED -> expired(key, lookup, ago);
      case EVICTED ->
          "Redis evicted "
              + key
              + " "
              + ago
              + " for want of memory, probably chosen by its policy: "
              + exit.detail()
              + ".";
      case INVALIDATED ->
          "A write deleted " + key + " " + ago + ", so that nobody reads the old value.";
      case DELETED -> key + " was deleted " + ago + ", not by a write of the service.";
      case EMPTIED -> "Redis was emptied " + ago + ": " + exit.detail() + ".";
      case UNSEEN -> key + " left Redis while notifications could not be seen.";
    };
  }

  private static String expired(String key, Lookup lookup, String ago) {
    return lookup
        .cell()
        .filter(cell -> cell.overdueAt(lookup.at()))
        .map(cell ->
            "The time of "
                + key
                + " was over "
                + Elapsed.of(lookup.at() - cell.deadline())
                + " before; this read made Redis remove it.")
        .orElseGet(() -> key + " expired " + ago + ".");
  }

  private static String bypassed(BypassReason reason, String breakerWhy) {
    return switch (reason) {
      case CACHE_OFF -> "The cache is switched off: every read goes to the database.";
      case BREAKER_OPEN -> "The cache was not asked, its circuit breaker was open: " + breakerWhy;
      case PASSWORD_REFUSED -> "The cache was not asked: Redis refused our password.";
      case ACCOUNT_VIEW -> "The account view always reads the database, never the cache.";
      case FILTERED -> "Neither cache nor database was asked: the Bloom filter knows no such id.";
      case DELETE_OWED ->
          "The cache was not asked: a delete of this key is still owed, its value cannot be"
              + " trusted.";
    };
  }
}
