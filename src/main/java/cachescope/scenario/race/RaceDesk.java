package cachescope.scenario.race;

import cachescope.scenario.race.OrderSearch.Finding;
import java.util.List;

/**
 * Where a person steps through races. It keeps nothing: a step is the order so far and one more,
 * run afresh; a step back is the order without its last. One thread at a time.
 */
public final class RaceDesk {
  /** A search of two readers and two writers needs a few thousand. */
  private static final int MOST_RUNS = 20_000;

  private final RaceTrack track;

  public RaceDesk(RaceTrack track) {
    this.track = track;
  }

  /**
   * Runs an order from a fresh start.
   *
   * @param order names of actors, one for each operation; empty: nobody went yet
   * @throws IllegalArgumentException with a sentence where somebody named cannot go
   */
  public RaceBoard run(Race race, List<String> order) {
    return board(track.watch(race, Scheduler.following(order)), "");
  }

  /** Follows an order, then lets whoever is under way finish. */
  public RaceBoard finish(Race race, List<String> order) {
    return board(track.watch(race, Scheduler.asFarAsItGoes(order)), "");
  }

  /** Runs a random order to its end: the same seed, the same order. */
  public RaceBoard random(Race race, long seed) {
    return board(track.watch(race, Scheduler.random(seed)), "");
  }

  /** Looks for a shortest order that ends stale; where there is none, nobody has gone. */
  public RaceBoard find(Race race) {
    Finding finding = new OrderSearch(track, MOST_RUNS).find(race);
    return finding
        .stale()
        .map(stale -> board(stale, finding.sentence()))
        .orElseGet(
            () -> board(track.watch(race, Scheduler.following(List.of())), finding.sentence()));
  }

  private RaceBoard board(RaceRecord record, String note) {
    return new RaceBoard(record, record.endsStale() ? Remedy.of(record, track) : List.of(), note);
  }
}
