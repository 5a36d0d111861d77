package cachescope.cli;

import cachescope.event.Figures;
import cachescope.scenario.race.Race;
import cachescope.scenario.race.RaceBoard;
import cachescope.scenario.race.RaceRecord;
import cachescope.scenario.race.RaceStep;
import cachescope.scenario.race.RandomOrders.Shares;
import cachescope.scenario.race.Remedy;
import cachescope.scenario.race.Turn;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** What {@code cachescope race} prints. */
public final class RaceReport {
  private record Step(
      int number,
      String actor,
      String where,
      String command,
      String result,
      String redis,
      long database,
      String answer) {}

  private record Help(String scheme, boolean closes, List<String> order, String redis) {}

  private record Next(String actor, String about) {}

  private record Played(
      String scheme,
      int readers,
      int writers,
      boolean stale,
      List<String> order,
      List<Step> steps,
      List<Next> mayGo,
      String redis,
      long database,
      String note,
      String verdict,
      List<Help> remedies) {}

  private record Counted(
      String scheme,
      int readers,
      int writers,
      long seed,
      int orders,
      int stale,
      double staleShare,
      double loadsPerOrder,
      List<String> example) {}

  private RaceReport() {}

  /** 1 where an old value is left in the cache, else 0. */
  public static int exitCode(boolean stale) {
    return stale ? Commands.NO : Commands.DONE;
  }

  /** One JSON document in one line. */
  public static String json(RaceBoard board) {
    RaceRecord record = board.record();
    return write(
        new Played(
            record.race().scheme().label(),
            record.race().readers(),
            record.race().writers(),
            record.endsStale(),
            record.order(),
            record.steps().stream().map(RaceReport::step).toList(),
            record.turns().stream().map(RaceReport::next).toList(),
            record.held().words(),
            record.database(),
            board.note(),
            verdict(board),
            board.remedies().stream().map(RaceReport::help).toList()));
  }

  /** One JSON document in one line. */
  public static String json(Shares shares) {
    return write(
        new Counted(
            shares.race().scheme().label(),
            shares.race().readers(),
            shares.race().writers(),
            shares.seed(),
            shares.orders(),
            shares.stale(),
            shares.staleShare(),
            shares.loadsPerOrder(),
            shares.example().map(RaceRecord::order).orElse(List.of())));
  }

  /** Where nobody has gone, what the search has to say: it is nobody's turn here. */
  private static String verdict(RaceBoard board) {
    return board.record().steps().isEmpty() && !board.note().isEmpty()
        ? board.note()
        : board.verdict();
  }

  private static String write(Object document) {
    return JsonMapper.builder().build().writeValueAsString(document);
  }

  private static Step step(RaceStep s) {
    return new Step(
        s.number(),
        s.actor().name(),
        s.deed().where().name().toLowerCase(Locale.ROOT),
        s.deed().command(),
        s.deed().result(),
        s.held().words(),
        s.database(),
        s.answer());
  }

  private static Next next(Turn turn) {
    return new Next(turn.name(), turn.about());
  }

  private static Help help(Remedy r) {
    return new Help(r.scheme().label(), r.closes(), r.record().order(), r.record().held().words());
  }

  /** A table of the steps, and what to make of it. */
  public static String text(RaceBoard board) {
    RaceRecord record = board.record();
    Formatter text = new Formatter(Locale.ROOT);
    text.format("%s (%s)%n", headline(record.race()), record.race().scheme().title());
    if (!board.note().isEmpty()) {
      text.format("%s%n", board.note());
    }
    if (!record.steps().isEmpty()) {
      text.format("%n%4s  %-9s %-44s %-18s %s%n", "", "who", "does", "Redis holds", "database");
      record.steps().forEach(step -> row(text, step));
      text.format("%n%s%n", board.verdict());
      text.format("Order: %s%n", String.join(",", record.order()));
    }
    if (!record.over() && !record.steps().isEmpty()) {
      text.format(
          "May go on: %s%n", String.join(", ", record.turns().stream().map(Turn::name).toList()));
    }
    if (!board.remedies().isEmpty()) {
      text.format("%nThe same order with%n");
      board.remedies().forEach(remedy -> text.format("  %s%n", remedy.sentence()));
    }
    return text.toString().stripTrailing();
  }

  private static void row(Formatter text, RaceStep step) {
    text.format(
        "%s%n",
        "%4d  %-9s %-44s %-18s v%-8d%s"
            .formatted(
                step.number(),
                step.actor().name(),
                step.deed(),
                step.held().words(),
                step.database(),
                step.answer().isEmpty() ? "" : "answered " + step.answer())
            .stripTrailing());
  }

  /** A few lines. */
  public static String text(Shares shares) {
    String example =
        shares
            .example()
            .map(stale -> "%nThe first of them: %s".formatted(String.join(",", stale.order())))
            .orElse("");
    return "%s (%s)%n%s random orders, seed %d: %s end stale (%.1f %%), %.2f database loads each"
            .formatted(
                headline(shares.race()),
                shares.race().scheme().title(),
                Figures.count(shares.orders()),
                shares.seed(),
                Figures.count(shares.stale()),
                100 * shares.staleShare(),
                shares.loadsPerOrder())
        + example;
  }

  private static String headline(Race race) {
    return "%s, %s, %s"
        .formatted(
            race.scheme().label(),
            Figures.count(race.readers(), "reader"),
            Figures.count(race.writers(), "writer"));
  }
}
