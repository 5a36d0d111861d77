package cachescope.compare.report;

import cachescope.event.RunStats;
import cachescope.event.RunsFigures;
import java.util.stream.Collectors;

/** A comparison as CSV (RFC 4180): a line a run, units in the names of the columns. */
public final class RunsCsv {
  private RunsCsv() {}

  public static String of(RunsFigures figures) {
    StringBuilder text = new StringBuilder("run");
    RunsColumn.ALL.forEach(column -> text.append(',').append(column.csv()));
    text.append("\r\n");
    figures.runs().forEach(run -> text.append(line(run)).append("\r\n"));
    return text.toString();
  }

  private static String line(RunStats run) {
    return quoted(run.setup().name())
        + RunsColumn.ALL.stream()
            .map(column -> "," + column.plain().apply(run))
            .collect(Collectors.joining());
  }

  private static String quoted(String text) {
    // A spreadsheet would take what begins like this for a formula.
    String harmless = text.matches("[=+\\-@].*") ? "'" + text : text;
    return '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
