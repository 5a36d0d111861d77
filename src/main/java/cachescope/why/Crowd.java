package cachescope.why;

import cachescope.event.DatabaseEvent;
import cachescope.event.DatabaseEvent.DatabaseFailed;
import cachescope.event.DatabaseEvent.DatabaseGivenUp;
import cachescope.event.DatabaseEvent.LoadQueued;
import cachescope.event.DatabaseEvent.LoadStarted;
import cachescope.event.DatabaseEvent.Loaded;
import cachescope.event.DatabaseEvent.RowWritten;
import cachescope.event.Figures;
import cachescope.event.LoggedEvent;
import cachescope.event.Settings;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Why there was a line in front of the database: who stood in it, and who held the connections. */
final class Crowd {
  private static final long SECOND = 1_000_000_000L;

  /** So far back holders are looked for. */
  private static final long FAR = 100_000;

  private final History history;
  private final Optional<Settings> settings;

  /**
   * @param settings of the request that waits
   */
  Crowd(History history, Optional<Settings> settings) {
    this.history = history;
    this.settings = settings;
  }

  /** Why somebody who joined the line had to wait: sentences, and the connections' holders. */
  void explain(LoggedEvent joined, Draft draft) {
    LoadQueued queued = (LoadQueued) joined.event();
    int ahead = queued.waiting() - 1;
    Map<Long, LoggedEvent> holders = holders(joined);
    int connections = settings.map(Settings::databaseConnections).orElse(holders.size());
    draft.because(
        "It stood in line behind %s: all %s were held."
            .formatted(
                ahead == 0 ? "nobody" : Figures.count(ahead, "other"),
                Figures.count(connections, "connection")));
    draft.because(capacity(joined));
    holders.values().stream()
        .findFirst()
        .ifPresent(fact -> {
          LoadStarted oldest = (LoadStarted) fact.event();
          int others = holders.size() - 1;
          draft.fact(
              fact,
              "request %d (user %d) held a connection%s"
                  .formatted(
                      oldest.requestId(),
                      oldest.userId(),
                      others == 0 ? "" : ", as " + Figures.count(others, "other") + " did"));
        });
  }

  /** How many loads were asked for in the second before, and how many can be served in one. */
  private String capacity(LoggedEvent joined) {
    int asked = 0;
    for (long seq = joined.seq(); seq >= history.first(); seq--) {
      LoggedEvent fact = history.at(seq).orElseThrow();
      if (fact.at() < joined.at() - SECOND) {
        break;
      }
      boolean atOnce = fact.event() instanceof LoadStarted start && start.waitedNanos() == 0;
      asked += atOnce || fact.event() instanceof LoadQueued ? 1 : 0;
    }
    String loads = Figures.count(asked, "load") + " were asked for in the second before";
    return settings
        .map(s -> loads + "; " + served(s) + ".")
        .orElse(loads + ".")
        .replace("1 load were", "1 load was");
  }

  /** What so many connections with so much delay can do. */
  static String served(Settings s) {
    String each =
        Figures.count(s.databaseConnections(), "connection")
            + " with a delay of "
            + Figures.duration(s.databaseDelay().toNanos());
    return s.databaseDelay().isZero()
        ? each + " serve as many as the database itself can"
        : each + " serve at most " + Figures.rate(loadsPerSecond(s)) + " a second";
  }

  /** Loads a second that the connections can serve at most; infinite without a delay. */
  static double loadsPerSecond(Settings s) {
    return s.databaseConnections() * 1e9 / s.databaseDelay().toNanos();
  }

  /** Who held a connection when somebody joined the line, the longest holder first. */
  private Map<Long, LoggedEvent> holders(LoggedEvent joined) {
    Set<Long> gone = new HashSet<>();
    Map<Long, LoggedEvent> found = new LinkedHashMap<>();
    int most = settings.map(Settings::databaseConnections).orElse(Integer.MAX_VALUE);
    long stop = Math.max(history.first(), joined.seq() - FAR);
    for (long seq = joined.seq() - 1; seq >= stop && found.size() < most; seq--) {
      LoggedEvent fact = history.at(seq).orElseThrow();
      if (fact.event() instanceof DatabaseEvent event) {
        switch (event) {
          case Loaded _, RowWritten _, DatabaseFailed _, DatabaseGivenUp _ ->
              gone.add(event.requestId());
          case LoadStarted start -> {
            if (!gone.contains(start.requestId())) {
              found.putIfAbsent(start.requestId(), fact);
            }
          }
          case LoadQueued _ -> {}
        }
      }
    }
    return new LinkedHashMap<Long, LoggedEvent>(found).reversed();
  }
}
