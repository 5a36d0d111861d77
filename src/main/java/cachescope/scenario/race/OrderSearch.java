package cachescope.scenario.race;

import cachescope.event.Figures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tries all orders of a race, the shortest first, until one ends stale.
 *
 * <p>Breadth first over the beginnings of orders, each of them really run. Two beginnings after
 * which everybody has done and seen the same, and cache and database hold the same, go on alike:
 * they count as one from there on. So do readers, and writers, that differ in name only: the lower
 * number begins first.
 */
public final class OrderSearch {
  /**
   * What was found.
   *
   * @param stale a shortest order that ends stale; empty: there is none among those tried
   * @param orders how many complete orders the search stands for: all there are where {@code all}
   * @param runs how many beginnings were really run
   * @param all whether every order was covered
   */
  public record Finding(Optional<RaceRecord> stale, long orders, int runs, boolean all) {
    /** A sentence. */
    public String sentence() {
      if (stale.isPresent()) {
        return "The shortest order that ends stale has %d steps; %s beginnings were run to find it."
            .formatted(stale.get().steps().size(), Figures.count(runs));
      }
      return all
          ? "None of %s orders ends stale; %s beginnings were run, the rest go on like one of them."
              .formatted(Figures.count(orders), Figures.count(runs))
          : "None was found in %s beginnings, but not all orders were tried."
              .formatted(Figures.count(runs));
    }
  }

  /**
   * A beginning that many orders have in common.
   *
   * @param paths how many
   */
  private record Beginning(RaceRecord record, long paths) {}

  private final RaceTrack track;
  private final int mostRuns;

  /**
   * @param mostRuns after which it gives up, 1 or more; one takes about a millisecond
   */
  public OrderSearch(RaceTrack track, int mostRuns) {
    this.track = track;
    this.mostRuns = mostRuns;
  }

  /** Searches; an interrupt ends it early. */
  public Finding find(Race race) {
    RaceRecord nothing = track.run(race, Scheduler.following(List.of()));
    Collection<Beginning> layer = List.of(new Beginning(nothing, 1));
    long names = factorial(race.readers()) * factorial(race.writers());
    long orders = 0;
    int runs = 0;
    while (!layer.isEmpty()) {
      Map<String, Beginning> next = new LinkedHashMap<>();
      for (Beginning beginning : layer) {
        for (List<String> order : longer(beginning.record())) {
          if (runs == mostRuns || Thread.currentThread().isInterrupted()) {
            return new Finding(Optional.empty(), orders, runs, false);
          }
          RaceRecord record = track.run(race, Scheduler.following(order));
          runs++;
          if (record.endsStale()) {
            return new Finding(
                Optional.of(track.watch(race, Scheduler.following(order))), orders, runs, false);
          }
          if (record.over()) {
            orders += names * beginning.paths();
          } else {
            next.merge(
                state(record),
                new Beginning(record, beginning.paths()),
                (a, b) -> new Beginning(a.record(), a.paths() + b.paths()));
          }
        }
      }
      layer = next.values();
    }
    return new Finding(Optional.empty(), orders, runs, true);
  }

  private static List<List<String>> longer(RaceRecord record) {
    List<List<String>> orders = new ArrayList<>();
    boolean readerBegan = false;
    boolean writerBegan = false;
    for (Turn turn : record.turns()) {
      boolean fresh = !turn.underWay();
      boolean alike =
          switch (turn.actor().kind()) {
            case READER -> readerBegan;
            case WRITER -> writerBegan;
            case LATER -> false;
          };
      if (!fresh || !alike) {
        List<String> order = new ArrayList<>(record.order());
        order.add(turn.name());
        orders.add(order);
      }
      readerBegan |= fresh && turn.actor().kind() == Actor.Kind.READER;
      writerBegan |= fresh && turn.actor().kind() == Actor.Kind.WRITER;
    }
    return orders;
  }

  /** Everything that what follows depends on. */
  private static String state(RaceRecord record) {
    Map<String, StringBuilder> each = new TreeMap<>();
    for (RaceStep step : record.steps()) {
      each.computeIfAbsent(step.actor().name(), _ -> new StringBuilder())
          .append(step.deed())
          .append(';');
    }
    return each + " " + record.held() + " " + record.database() + " " + record.turns();
  }

  private static long factorial(int n) {
    return n <= 1 ? 1 : n * factorial(n - 1);
  }
}
