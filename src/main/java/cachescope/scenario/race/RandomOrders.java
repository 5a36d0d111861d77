package cachescope.scenario.race;

import java.util.Optional;
import java.util.SplittableRandom;

/** Runs seeded random orders of a race, and counts how they end. */
public final class RandomOrders {
  /**
   * How they ended.
   *
   * @param orders how many were run, each to its end
   * @param stale how many of them ended stale
   * @param loads of the database, in all of them together
   * @param example the first that ended stale
   */
  public record Shares(
      Race race, long seed, int orders, int stale, long loads, Optional<RaceRecord> example) {
    /** Share that ended stale, 0 to 1. */
    public double staleShare() {
      return orders == 0 ? 0 : (double) stale / orders;
    }

    /** Loads of the database an order. */
    public double loadsPerOrder() {
      return orders == 0 ? 0 : (double) loads / orders;
    }
  }

  private final RaceTrack track;

  public RandomOrders(RaceTrack track) {
    this.track = track;
  }

  /**
   * Runs them; an interrupt ends it early.
   *
   * @param orders 1 or more
   */
  public Shares run(Race race, int orders, long seed) {
    SplittableRandom seeds = new SplittableRandom(seed);
    int done = 0;
    int stale = 0;
    long loads = 0;
    Optional<RaceRecord> example = Optional.empty();
    while (done < orders && !Thread.currentThread().isInterrupted()) {
      RaceRecord record = track.run(race, Scheduler.random(seeds.nextLong()));
      done++;
      loads += record.loads();
      if (record.endsStale()) {
        stale++;
        if (example.isEmpty()) {
          example = Optional.of(record);
        }
      }
    }
    return new Shares(race, seed, done, stale, loads, example);
  }
}
