package cachescope.compare.report;

import cachescope.event.Figures;
import cachescope.event.RunDifference;
import cachescope.event.RunStats;
import cachescope.event.RunsFigures;
import java.util.ArrayList;
import java.util.List;

/** A comparison as a table of text, and what the noise allows one to say of it. */
public final class RunsText {
  /** A mean so many times what its parts predict is a queue's. */
  private static final double QUEUED = 1.5;

  private RunsText() {}

  /** The table, then the sentences, each on its line. */
  public static String of(RunsFigures figures) {
    StringBuilder text = new StringBuilder(table(figures.runs()));
    text.append('\n');
    for (String sentence : sentences(figures)) {
      text.append(sentence).append('\n');
    }
    return text.toString();
  }

  /** What can be said; where nothing can, that. */
  public static List<String> sentences(RunsFigures figures) {
    List<String> sentences = new ArrayList<>();
    figures.differences().stream()
        .map(RunDifference::sentence)
        .filter(sentence -> !sentence.isEmpty())
        .forEach(sentences::add);
    if (sentences.isEmpty()) {
      sentences.add("These requests are too few or too uneven to call any difference certain.");
    }
    figures.runs().stream().filter(RunsText::queued).map(RunsText::queue).forEach(sentences::add);
    return sentences;
  }

  private static boolean queued(RunStats run) {
    return run.read().mean() > QUEUED * run.predictedMean();
  }

  private static String queue(RunStats run) {
    return "%s: reads took %s on average, its hits and misses alone predict %s: the rest is waiting in line."
        .formatted(
            run.setup().name(),
            Figures.duration(Math.round(run.read().mean())),
            Figures.duration(Math.round(run.predictedMean())));
  }

  private static String table(List<RunStats> runs) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(""));
    RunsColumn.ALL.forEach(column -> head.add(column.title()));
    rows.add(head);
    for (RunStats run : runs) {
      List<String> row = new ArrayList<>(List.of(run.setup().name()));
      RunsColumn.ALL.forEach(column -> row.add(column.shown().apply(run)));
      rows.add(row);
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        int column = i;
        int width = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
        text.append(i == 0 ? "" : "  ").append(padded(row.get(i), width, i == 0));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String padded(String cell, int width, boolean left) {
    String space = " ".repeat(width - cell.length());
    return left ? cell + space : space + cell;
  }
}
