package cachescope.scenario;

import cachescope.event.ScenarioFigures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run measured, by name. Times are milliseconds, ratios 0 to 1, the rest are counts. */
public final class Numbers {
  /** All names, in the order in which they are shown. */
  public static final List<String> NAMES =
      List.of(
          "requests",
          "hits",
          "misses",
          "bypasses",
          "cacheErrors",
          "hitRatio",
          "databaseLoads",
          "maxConcurrentLoads",
          "maxLoadsPerSecond",
          "loadsPerMiss",
          "staleReads",
          "staleAtEnd",
          "lostWrites",
          "errors",
          "notFound",
          "writes",
          "answered",
          "p50",
          "p90",
          "p99",
          "max",
          "mean",
          "hitP50",
          "hitP99",
          "cacheTime",
          "evictions",
          "evictedNotOldest",
          "expirations",
          "maxExpirationsPerSecond",
          "invalidations",
          "foreignWrites",
          "failedFills",
          "unreadable",
          "cacheFailures",
          "breakerOpened",
          "deletesOwed",
          "joined",
          "locksTaken",
          "leasesGranted",
          "fillsRefused",
          "rejected",
          "filtered",
          "negativeHits",
          "refreshes",
          "servedStale",
          "extended",
          "nearHits",
          "messagesSent",
          "messagesLost",
          "writesAccepted",
          "markedReplies",
          "revalidated",
          "refused",
          "leaks",
          "wrongVariants",
          "notEnded",
          "keptKeys",
          "bytesSent",
          "oldestMillis");

  private final Map<String, Double> values;

  /** Numbers by name. */
  public Numbers(Map<String, Double> values) {
    this.values = new LinkedHashMap<>(values);
  }

  /** The numbers of a run that was told of. */
  public static Numbers of(ScenarioFigures figures) {
    Map<String, Double> values = new LinkedHashMap<>();
    figures.numbers().forEach(number -> values.put(number.name(), number.value()));
    return new Numbers(values);
  }

  /** NaN where it was not measured. */
  public double get(String name) {
    return values.getOrDefault(name, Double.NaN);
  }

  /** All of them. */
  public List<ScenarioFigures.Measured> list() {
    List<ScenarioFigures.Measured> list = new ArrayList<>();
    values.forEach((name, value) -> list.add(new ScenarioFigures.Measured(name, value)));
    return list;
  }
}
