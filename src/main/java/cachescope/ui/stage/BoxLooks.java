package cachescope.ui.stage;

import cachescope.event.BreakerState;
import cachescope.event.Settings;
import cachescope.metrics.MetricsSnapshot;
import cachescope.session.Frame;
import cachescope.stage.DatabaseView;
import cachescope.stage.ServiceView;
import cachescope.ui.Asked;
import cachescope.ui.Words;
import java.util.List;
import java.util.Optional;

/**
 * What the three boxes say, as text and counts: two equal looks give the same pixels.
 *
 * @param empty nothing was asked yet: the boxes say what they are instead of numbers
 * @param off whether the cache is switched off
 * @param service its name, and how many instances there are
 * @param shelves what the service's memory holds
 * @param breaker empty where there is none, or no cache to be asked
 * @param asked how the cache did in the last 10 s
 * @param trouble breaker and owed deletes in words; empty where all is well
 */
record BoxLooks(
    boolean empty,
    boolean off,
    String service,
    List<ShelfLook> shelves,
    Optional<BreakerState> breaker,
    String rate,
    String inFlight,
    Asked asked,
    String stale,
    boolean anyStale,
    String trouble,
    String databaseName,
    String delay,
    String loads,
    int busy,
    int connections,
    int waiting) {

  static BoxLooks of(Frame frame, Asked asked, String databaseName, long t) {
    Settings settings = frame.then().settings().settings();
    int instances = settings.pattern().instances();
    MetricsSnapshot metrics = frame.metrics();
    ServiceView service = frame.stage().service();
    DatabaseView database = frame.stage().database();
    long stale = metrics.totals().staleReads();
    return new BoxLooks(
        nothingAsked(frame),
        !settings.cacheOn(),
        instances == 1 ? "UserService" : "UserService ×" + instances,
        ShelfLook.of(service, settings, t),
        settings.cacheOn() && settings.protections().breaker()
            ? Optional.of(service.breaker())
            : Optional.empty(),
        Words.rate(metrics.requestsPerSecond()) + " req/s",
        "in flight " + Words.count(service.inFlight()),
        asked,
        Words.count(stale),
        stale > 0,
        trouble(service),
        databaseName,
        Words.duration(settings.databaseDelay().toNanos()),
        Words.rate(metrics.loadsPerSecond()) + " /s",
        database.busy(),
        database.connections(),
        database.waiting());
  }

  /** The hit ratio of the reads that asked; in words, where none did. */
  String ratio() {
    return off && Double.isNaN(asked.ratio()) ? "cache off" : asked.words();
  }

  /** Whether a hit ratio can be told. */
  boolean unasked() {
    return asked.silent() || (off && Double.isNaN(asked.ratio()));
  }

  /** Whether this is the empty start: no request so far, and none on its way. */
  static boolean nothingAsked(Frame frame) {
    var totals = frame.metrics().totals();
    return totals.requests() + totals.writes() + totals.errors() == 0
        && frame.stage().verdict().isEmpty()
        && frame.stage().tokens().isEmpty()
        && frame.stage().keys() == 0
        && frame.stage().exits().isEmpty();
  }

  private static String trouble(ServiceView service) {
    String owed =
        service.owed() == 0
            ? ""
            : service.owed() + (service.owed() == 1 ? " DEL owed" : " DELs owed");
    String breaker =
        switch (service.breaker()) {
          case CLOSED -> "";
          case OPEN -> "breaker open";
          case HALF_OPEN -> "breaker half-open";
        };
    boolean both = !owed.isEmpty() && service.breaker() != BreakerState.CLOSED;
    return both ? breaker + " · owes " + service.owed() : breaker + owed;
  }
}
