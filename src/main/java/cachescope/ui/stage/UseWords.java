package cachescope.ui.stage;

import cachescope.event.UseEvent;
import cachescope.ui.Sign;
import cachescope.ui.Words;

/** What happened where something else than users is cached, each as a sentence. */
public final class UseWords {
  private UseWords() {}

  static EventLine of(UseEvent event) {
    return switch (event) {
      case UseEvent.UseOpened e -> line(EventKind.HOUSEKEEPING, Sign.NOTE, e.words());
      case UseEvent.Visited e ->
          line(
              kind(e.reply()),
              sign(e),
              "%s asks for %s → %s, %s%s"
                  .formatted(
                      e.who(), e.what(), said(e), Words.duration(e.nanos()), dot(flaw(e.flaw()))));
      case UseEvent.SourceAsked e ->
          line(
              EventKind.DATABASE,
              Sign.LOAD,
              "%s %s %s, %s"
                  .formatted(
                      e.source(),
                      e.whole() ? "made" : "said that nothing changed of",
                      e.what(),
                      Words.duration(e.nanos())));
      case UseEvent.UseKept e ->
          line(
              EventKind.MISSES,
              Sign.FILL,
              "%s keeps %s, %s, for %s"
                  .formatted(
                      e.tier(),
                      e.key(),
                      Words.bytes(e.bytes()),
                      Words.duration(e.ttlMillis() * 1_000_000)));
      case UseEvent.UseDropped e ->
          line(
              EventKind.WRITES,
              Sign.INVALIDATED,
              "%s, %s: %s%s"
                  .formatted(
                      e.tier(), e.key(), e.why(), e.count() == 0 ? ", nothing was there" : ""));
      case UseEvent.SourceChanged e ->
          line(
              EventKind.WRITES,
              Sign.WRITE,
              "%s changes at the source: %s".formatted(e.what(), e.to()));
    };
  }

  private static EventKind kind(UseEvent.Reply reply) {
    return switch (reply) {
      case HIT, REVALIDATED -> EventKind.HITS;
      case MISS, PASSED -> EventKind.MISSES;
      case REFUSED, FAILED -> EventKind.FAULTS;
    };
  }

  /** What is wrong comes before where it came from. */
  public static Sign sign(UseEvent.Visited e) {
    return switch (e.flaw()) {
      case LEAKED, NOT_ENDED, WRONG_VARIANT -> Sign.ERROR;
      case STALE -> Sign.STALE;
      case NONE ->
          switch (e.reply()) {
            case HIT -> Sign.HIT;
            case MISS, PASSED -> Sign.MISS;
            case REVALIDATED -> Sign.REFRESH;
            case REFUSED -> Sign.REFUSED;
            case FAILED -> Sign.ERROR;
          };
    };
  }

  /** Who answered, and how. */
  public static String said(UseEvent.Visited e) {
    return switch (e.reply()) {
      case HIT -> "hit: kept by " + e.tier();
      case MISS -> "miss: made by " + e.tier();
      case REVALIDATED -> "asked whether it still holds: yes";
      case PASSED -> "never kept: made by " + e.tier();
      case REFUSED -> "refused: log in";
      case FAILED -> "nobody answered";
    };
  }

  /** What is wrong with an answer; empty where nothing is. */
  public static String flaw(UseEvent.Flaw flaw) {
    return switch (flaw) {
      case NONE -> "";
      case LEAKED -> "it is somebody else\u2019s";
      case WRONG_VARIANT -> "it is in the wrong language";
      case STALE -> "the source has a newer one";
      case NOT_ENDED -> "its owner had logged out";
    };
  }

  private static String dot(String words) {
    return words.isEmpty() ? "" : ". But " + words;
  }

  private static EventLine line(EventKind kind, Sign sign, String words) {
    return new EventLine(kind, sign, words);
  }
}
