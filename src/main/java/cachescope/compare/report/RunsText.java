package cachescope.compare.report;

import cachescope.compare.AgainstBaseline;
import cachescope.compare.Baseline;
import cachescope.event.Figures;
import cachescope.event.RunDifference;
import cachescope.event.RunStats;
import cachescope.event.RunsFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A comparison as a table of text, and what the noise allows one to say of it. */
public final class RunsText {
  /** A mean so many times what its parts predict is a queue's. */
  private static final double QUEUED = 1.5;

  private RunsText() {}

  /** The table, then the sentences, each on its line. */
  public static String of(RunsFigures figures, Optional<Baseline> baseline) {
    StringBuilder text = new StringBuilder(table(figures.runs(), baseline));
    text.append('\n');
    for (String sentence : sentences(figures, baseline)) {
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

  /** What can be said, then what stands beside a pinned run. */
  public static List<String> sentences(RunsFigures figures, Optional<Baseline> baseline) {
    List<String> sentences = new ArrayList<>(sentences(figures));
    baseline.ifPresent(pinned -> sentences.addAll(AgainstBaseline.sentences(pinned, figures)));
    return sentences;
  }

  private static boolean queued(RunStats run) {
    return run.read().mean() > QUEUED * run.predictedMean();
  }

  private static String queue(RunStats run) {
    return "%s: reads took %s on average, its hits and misses alone predict %s: the rest is most likely waiting, in line or for a processor."
        .formatted(
            run.setup().name(),
            Figures.duration(Math.round(run.read().mean())),
            Figures.duration(Math.round(run.predictedMean())));
  }

  private static String table(List<RunStats> runs, Optional<Baseline> baseline) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(""));
    RunsColumn.ALL.forEach(column -> head.add(column.title()));
    rows.add(head);
    runs.forEach(run -> rows.add(row(run.setup().name(), run)));
    baseline.ifPresent(
        pinned -> rows.add(row(pinned.runNamedPinned().setup().name(), pinned.run())));
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

  private static List<String> row(String name, RunStats run) {
    List<String> row = new ArrayList<>(List.of(name));
    RunsColumn.ALL.forEach(column -> row.add(column.shown().apply(run)));
    return row;
  }

  private static String padded(String cell, int width, boolean left) {
    String space = " ".repeat(width - cell.length());
    return left ? cell + space : space + cell;
  }
}
