package cachescope.ui.stage;

import cachescope.metrics.MetricsSnapshot;
import cachescope.session.Frame;
import cachescope.stage.ServiceView;
import cachescope.stage.Verdict;
import cachescope.ui.Asked;
import cachescope.ui.Words;
import java.util.Locale;
import java.util.Optional;

/** The stage in words, for those who do not see it. */
final class Spoken {
  private Spoken() {}

  static String words(Frame frame, Optional<Verdict> verdict, long t) {
    MetricsSnapshot metrics = frame.metrics();
    var words = new StringBuilder();
    verdict.map(v -> StageWords.headline(v, t)).ifPresent(line -> headline(words, line));
    words.append(Words.rate(metrics.requestsPerSecond())).append(" requests a second. ");
    Asked asked = Asked.of(metrics.recent());
    if (asked.silent()) {
      words.append("In the last 10 seconds: ").append(asked.words()).append(". ");
    } else if (!Double.isNaN(asked.ratio())) {
      words.append("Hit ratio ").append(asked.words());
      words.append(asked.rest().isEmpty() ? ". " : ", " + asked.rest() + ". ");
    }
    var database = frame.stage().database();
    words
        .append("Database: ")
        .append(database.busy())
        .append(" of ")
        .append(Words.count(database.connections(), "connection"));
    words.append(" busy, ").append(database.waiting()).append(" waiting. ");
    ServiceView service = frame.stage().service();
    for (ServiceView.Flight flight : service.flights()) {
      words.append(flight.waiting()).append(" wait for the load of ").append(flight.key());
      words.append(". ");
    }
    if (service.dirty().count() > 0) {
      words.append(Words.count(service.dirty().count(), "write"));
      words.append(" the database does not have yet. ");
    }
    words.append("Redis: ").append(Words.count(frame.stage().keys(), "key")).append(". ");
    words.append(frame.stage().redis().status().sentence());
    return words.toString();
  }

  private static void headline(StringBuilder words, StageWords.Headline line) {
    words.append(line.request()).append(": ").append(line.word().toLowerCase(Locale.ROOT));
    words.append(" in ").append(line.elapsed()).append(". ").append(line.why());
    words.append(line.why().isEmpty() || line.why().endsWith(".") ? " " : ". ");
  }
}
