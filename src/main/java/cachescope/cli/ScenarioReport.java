package cachescope.cli;

import cachescope.event.NamedSetting;
import cachescope.event.NamedSettings;
import cachescope.event.ScenarioFigures;
import cachescope.event.ScenarioFigures.Check;
import cachescope.event.ScenarioFigures.State;
import cachescope.event.Settings;
import cachescope.scenario.Figure;
import cachescope.scenario.Scenario;
import java.util.ArrayList;
import java.util.Formatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/** What a run of a scenario came to, as JSON or as a table. */
public final class ScenarioReport {
  /** Shown in the table in any case. */
  private static final Set<String> ALWAYS =
      Set.of(
          "requests",
          "hits",
          "misses",
          "databaseLoads",
          "maxConcurrentLoads",
          "staleReads",
          "errors",
          "p50",
          "p99",
          "max");

  private final Scenario scenario;
  private final ScenarioFigures run;
  private final Optional<ScenarioFigures> plain;

  /**
   * @param run the last figures of the run that was asked for
   * @param plain of the run without fixes, where there was one beside it
   */
  public ScenarioReport(Scenario scenario, ScenarioFigures run, Optional<ScenarioFigures> plain) {
    this.scenario = scenario;
    this.run = run;
    this.plain = plain;
  }

  /** 0: that came out which must; 1: it did not; 3: it could not be played to its end. */
  public int exitCode() {
    return switch (run.state()) {
      case HELD -> Commands.DONE;
      case FAILED -> Commands.NO;
      case PREPARING, RUNNING, STOPPED -> Commands.OUTSIDE_FAILED;
    };
  }

  /** One JSON document in one line. */
  public String json() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", run.scenario());
    document.put("title", scenario.title());
    document.put("fixes", run.fixes());
    document.put("seed", run.seed());
    document.put("held", run.state() == State.HELD);
    document.put("said", run.doing());
    document.put("settings", settings(run.settings()));
    numbers(document, run);
    List<Map<String, Object>> conditions = new ArrayList<>();
    for (Check check : run.checks()) {
      Map<String, Object> condition = new LinkedHashMap<>();
      condition.put("of", check.of());
      condition.put("expected", check.wanted());
      condition.put("measured", number(check.measured()));
      condition.put("held", check.held());
      conditions.add(condition);
    }
    document.put("conditions", conditions);
    if (plain.isPresent()) {
      Map<String, Object> before = new LinkedHashMap<>();
      numbers(before, plain.get());
      document.put("plain", before);
    }
    return JsonMapper.builder().build().writeValueAsString(document);
  }

  private static Map<String, String> settings(Settings settings) {
    Map<String, String> map = new LinkedHashMap<>();
    for (NamedSetting each : NamedSettings.ALL) {
      map.put(each.name(), each.shown().apply(settings));
    }
    return map;
  }

  private static void numbers(Map<String, Object> into, ScenarioFigures run) {
    Map<String, Object> latency = new LinkedHashMap<>();
    for (ScenarioFigures.Measured each : run.numbers()) {
      (Figure.isTime(each.name()) ? latency : into).put(each.name(), number(each.value()));
    }
    into.put("latencyMillis", latency);
  }

  /** Whole where it is; what was not measured is null. */
  private static Object number(double value) {
    if (Double.isNaN(value)) {
      return Optional.empty();
    }
    if (value == Math.rint(value)) {
      return (long) value;
    }
    return Math.round(value * 1e4) / 1e4;
  }

  /** A table to read. */
  public String text() {
    Formatter text = new Formatter(Locale.ROOT);
    text.format("%s%n%n%s%n%n", scenario.title(), wrapped(scenario.story()));
    String with = run.fixes().isEmpty() ? "plain" : "with " + String.join(", ", run.fixes());
    if (plain.isPresent()) {
      text.format("%-22s %14s %14s%n", "", "plain", with);
    } else {
      text.format("%-22s %14s%n", "", with);
    }
    Set<String> shown = new TreeSet<>(ALWAYS);
    run.checks().forEach(check -> shown.add(check.of()));
    for (ScenarioFigures.Measured each : run.numbers()) {
      if (shown.contains(each.name())) {
        String name = each.name();
        if (plain.isPresent()) {
          double before = plain.get().number(each.name()).orElse(Double.NaN);
          text.format(
              "%-22s %14s %14s%n", name, Figure.of(name, before), Figure.of(name, each.value()));
        } else {
          text.format("%-22s %14s%n", name, Figure.of(name, each.value()));
        }
      }
    }
    text.format("%n");
    for (Check check : run.checks()) {
      text.format(
          "%-7s %-20s must be %-18s was %s%n",
          check.held() ? "as told" : "NOT",
          check.of(),
          Figure.wanted(check.of(), check.wanted()),
          Figure.of(check.of(), check.measured()));
    }
    text.format("%n%s", verdict());
    return text.toString();
  }

  private String verdict() {
    return switch (run.state()) {
      case HELD -> "It came out as it must (seed " + run.seed() + ").";
      case FAILED -> "It did not come out as it must: " + run.doing() + ".";
      case PREPARING, RUNNING, STOPPED -> "It was not played to its end: " + run.doing();
    };
  }

  private static String wrapped(String story) {
    StringBuilder text = new StringBuilder();
    int column = 0;
    for (String word : story.split(" ", -1)) {
      if (column + word.length() > 90) {
        text.append(System.lineSeparator());
        column = 0;
      }
      text.append(column == 0 ? "" : " ").append(word);
      column += word.length() + 1;
    }
    return text.toString();
  }
}
