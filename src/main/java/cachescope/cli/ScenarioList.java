package cachescope.cli;

import cachescope.scenario.Fix;
import cachescope.scenario.Scenario;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** The scenarios that there are. */
final class ScenarioList {
  @JsonPropertyOrder({"scenarios"})
  private record Document(List<Line> scenarios) {}

  @JsonPropertyOrder({"name", "title", "group", "fixes"})
  private record Line(String name, String title, String group, List<String> fixes) {}

  private ScenarioList() {}

  /** One JSON document. */
  static String json(List<Scenario> scenarios) {
    return JsonMapper.builder()
        .build()
        .writeValueAsString(new Document(scenarios.stream().map(ScenarioList::line).toList()));
  }

  private static Line line(Scenario s) {
    return new Line(s.name(), s.title(), s.group(), s.fixes().stream().map(Fix::name).toList());
  }

  /** A list to read. */
  static String text(List<Scenario> scenarios) {
    Formatter text = new Formatter(Locale.ROOT);
    String group = "";
    for (Scenario each : scenarios) {
      if (!each.group().equals(group)) {
        text.format("%s%s%n", group.isEmpty() ? "" : System.lineSeparator(), each.group());
        group = each.group();
      }
      text.format("  %-26s %s%n", each.name(), each.title());
      if (!each.fixes().isEmpty()) {
        text.format(
            "  %-26s fixes: %s%n",
            "", String.join(", ", each.fixes().stream().map(Fix::name).toList()));
      }
    }
    return text.toString().stripTrailing();
  }
}
