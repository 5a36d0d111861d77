package cachescope.ui.stage;

import cachescope.event.Freshness;
import cachescope.event.Outcome;
import cachescope.event.RequestKind;
import cachescope.stage.KeyCell;
import cachescope.stage.KeyExit;
import cachescope.stage.LikelyVictim;
import cachescope.stage.Verdict;
import cachescope.ui.Sign;
import cachescope.ui.Words;
import java.util.List;
import java.util.Optional;

/** The sentences of the stage. */
final class StageWords {
  private static final String SLOWER = "hits are drawn slower than they are";
  private static final String NOT_TO_SCALE = "not to scale";

  private StageWords() {}

  /**
   * The headline: what was asked, what came of it, how long it took.
   *
   * @param word in capitals, beside the sign
   * @param note how to read the number
   * @param why a sentence; empty for a plain hit
   */
  record Headline(
      String request,
      Sign sign,
      String word,
      String elapsed,
      String note,
      String why,
      String reply) {
    /** The note, and shorter ones for where there is little room. */
    List<String> notes() {
      String shorter = note.replace(SLOWER, NOT_TO_SCALE);
      String one = note.contains(SLOWER) ? NOT_TO_SCALE : note.replaceAll(" · .*", "");
      return List.of(note, shorter, one, "");
    }
  }

  /** Before the first answer. */
  static final Headline FIRST =
      new Headline("Ask for Alice. How long will it take?", Sign.NOTE, "", "", "", "", "");

  /**
   * @param t moment that is shown, session nanoseconds
   */
  static Headline headline(Verdict verdict, long t) {
    boolean write = verdict.kind() == RequestKind.WRITE;
    String request = (write ? "PUT" : "GET") + " /users/" + verdict.userId();
    Sign sign = sign(verdict);
    return new Headline(
        request,
        sign,
        word(verdict, sign),
        Words.duration(verdict.elapsed()),
        note(verdict),
        why(verdict, sign, t),
        verdict.reply());
  }

  private static Sign sign(Verdict verdict) {
    if (!verdict.answered() || verdict.outcome().equals(Optional.of(Outcome.CACHE_ERROR))) {
      return Sign.ERROR;
    }
    if (verdict.freshness() == Freshness.STALE) {
      return Sign.STALE;
    }
    return verdict
        .outcome()
        .map(outcome ->
            switch (outcome) {
              case HIT -> Sign.HIT;
              case MISS -> Sign.MISS;
              case BYPASS -> Sign.LOAD;
              case CACHE_ERROR -> Sign.ERROR;
            })
        .orElse(Sign.WRITE);
  }

  private static String word(Verdict verdict, Sign sign) {
    if (!verdict.answered()) {
      return "NO ANSWER";
    }
    return switch (sign) {
      case HIT -> "HIT";
      case MISS -> "MISS";
      case STALE -> "STALE";
      case LOAD -> "DATABASE";
      case ERROR -> "CACHE ERROR";
      default -> verdict.found() ? "WRITTEN" : "NO SUCH USER";
    };
  }

  private static String note(Verdict verdict) {
    boolean hit = verdict.outcome().equals(Optional.of(Outcome.HIT));
    String found = verdict.found() || !verdict.answered() ? "" : "404: no such user · ";
    return found + (hit ? "measured · " + SLOWER : "measured");
  }

  private static String why(Verdict verdict, Sign sign, long t) {
    String why = verdict.why(t);
    if (sign == Sign.STALE) {
      String stale = "The database already had a newer version than v" + verdict.version() + ".";
      return why.isEmpty() ? stale : stale + " " + why;
    }
    if (sign == Sign.ERROR && verdict.answered()) {
      return why.isEmpty() ? "Answered by the database." : "Answered by the database. " + why;
    }
    return why;
  }

  static Sign sign(KeyExit.Reason reason) {
    return switch (reason) {
      case EVICTED -> Sign.EVICTED;
      case EXPIRED -> Sign.EXPIRED;
      case INVALIDATED -> Sign.INVALIDATED;
      case DELETED, EMPTIED, UNSEEN -> Sign.GONE;
    };
  }

  /** How a key left: {@code evicted · allkeys-lru}. */
  static String reason(KeyExit exit) {
    String word =
        switch (exit.reason()) {
          case EVICTED -> "evicted";
          case EXPIRED -> "expired";
          case INVALIDATED -> "invalidated";
          case DELETED -> "deleted";
          case EMPTIED -> "emptied";
          case UNSEEN -> "gone, unseen";
        };
    return exit.detail().isEmpty() ? word : word + " · " + exit.detail();
  }

  /** {@code likely next to leave: user:6 · idle 30 s (Redis samples)}. */
  static String victim(LikelyVictim victim, int prefix) {
    String key = victim.key().substring(Math.min(prefix, victim.key().length()));
    String sampled = victim.sampled() ? " (Redis samples)" : "";
    return "likely next to leave: " + key + " · " + victim.why() + sampled;
  }

  /** Everything that is known about a key, for a closer look. */
  static String details(KeyCell cell, long t) {
    var words = new StringBuilder(cell.key());
    long left = cell.leftAt(t);
    if (cell.overdueAt(t)) {
      words.append("\nits time is over, but Redis has not said that it removed it");
    } else if (left == KeyCell.NEVER) {
      words.append("\nno time to live");
    } else if (left == KeyCell.UNREAD) {
      words.append("\ntime to live not read yet");
    } else {
      words
          .append("\n")
          .append(Words.span(left))
          .append(" left of ")
          .append(Words.span(cell.ttlNanos()));
      words.append(" (PTTL, then our clock)");
    }
    words.append("\nset ").append(Words.span(t - cell.setAt())).append(" ago");
    words
        .append(" · ")
        .append(cell.uses())
        .append(cell.uses() == 1 ? " hit" : " hits")
        .append(" by us");
    if (cell.bytes() > 0) {
      words.append("\n").append(Words.bytes(cell.bytes()));
      words.append(cell.bytesMeasured() ? " (MEMORY USAGE)" : " value");
    }
    if (cell.version() > 0) {
      words.append("\ncache v").append(cell.version());
      words.append(cell.stale() ? " ≠ database v" + cell.databaseVersion() : "");
    }
    return words.append(cell.foreign() ? "\nwritten by another client, it seems" : "").toString();
  }
}
