package cachescope.ui.stage;

import cachescope.metrics.MetricsSnapshot;
import cachescope.session.Frame;
import cachescope.stage.Verdict;
import cachescope.ui.Words;
import java.util.Locale;
import java.util.Optional;

/** The stage in words, for those who do not see it. */
final class Spoken {
  private Spoken() {}

  static String words(Frame frame, Optional<Verdict> verdict) {
    MetricsSnapshot metrics = frame.metrics();
    var words = new StringBuilder();
    verdict.map(StageWords::headline).ifPresent(line -> headline(words, line));
    words.append(Words.rate(metrics.requestsPerSecond())).append(" requests a second. ");
    if (metrics.recent().hits() + metrics.recent().misses() > 0) {
      words.append("Hit ratio ").append(Words.percent(metrics.recent().hitRatio())).append(". ");
    }
    var database = frame.stage().database();
    words
        .append("Database: ")
        .append(database.busy())
        .append(" of ")
        .append(database.connections());
    words.append(" connections busy, ").append(database.waiting()).append(" waiting. ");
    words.append("Redis: ").append(Words.count(frame.stage().keys())).append(" keys. ");
    words.append(frame.stage().redis().status().sentence());
    return words.toString();
  }

  private static void headline(StringBuilder words, StageWords.Headline line) {
    words.append(line.request()).append(": ").append(line.word().toLowerCase(Locale.ROOT));
    words.append(" in ").append(line.elapsed()).append(". ").append(line.why());
    words.append(line.why().isEmpty() || line.why().endsWith(".") ? " " : ". ");
  }
}
