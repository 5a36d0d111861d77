package cachescope.stage;

import cachescope.event.PatternEvent.FillRefused;
import cachescope.event.PatternEvent.NearHit;
import cachescope.event.PatternEvent.ServedStale;

/** What is worth saying of a request beside why it was a hit or a miss. */
final class Remarks {
  private static final long MILLI = 1_000_000L;

  private Remarks() {}

  static String servedStale(ServedStale e) {
    String old = Elapsed.of(e.ageMillis() * MILLI);
    return e.databaseFailed()
        ? "Answered past its time, " + old + " old, because the database fails."
        : "Answered past its time, " + old + " old; it is loaded anew in the background.";
  }

  static String nearHit(NearHit e) {
    return "Answered from the memory of instance " + e.instance() + ": Redis was not asked.";
  }

  static String refused(FillRefused e) {
    return switch (e.why()) {
      case LEASE_LOST ->
          "What it loaded was not stored: a write had taken its lease, or the lease was over.";
      case NEWER_VERSION -> "What it loaded was not stored: Redis knows a newer version.";
      case TOO_SLOW ->
          "What it loaded was not stored: the load took as long as tombstones are kept.";
    };
  }

  static String waited(long leader) {
    return leader == 0
        ? "Somebody else was loading it, and it waited for that."
        : "Request " + leader + " was loading it, and it waited for that.";
  }
}
