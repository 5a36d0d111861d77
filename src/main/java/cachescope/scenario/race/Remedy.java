package cachescope.scenario.race;

import java.util.ArrayList;
import java.util.List;

/**
 * What another scheme makes of an order that ended stale: really run, with the database read and
 * written in the same order.
 */
public record Remedy(RaceRecord record) {
  private static final List<Scheme> FIXES =
      List.of(Scheme.LEASE, Scheme.VERSIONED_SET, Scheme.SECOND_DELETE);

  /** Tries every scheme that is meant to close such a race, other than its own. */
  public static List<Remedy> of(RaceRecord stale, RaceTrack track) {
    List<Remedy> remedies = new ArrayList<>();
    for (Scheme fix : FIXES) {
      if (fix != stale.race().scheme()) {
        remedies.add(
            new Remedy(track.watch(stale.race().with(fix), Scheduler.like(stale.steps()))));
      }
    }
    return remedies;
  }

  public Scheme scheme() {
    return record.race().scheme();
  }

  /** Whether the same order does not end stale there. */
  public boolean closes() {
    return !record.endsStale();
  }

  /** A sentence. */
  public String sentence() {
    if (!closes()) {
      return scheme().label() + ": does not close it; Redis ends with " + record.held().words();
    }
    String how =
        scheme() == Scheme.SECOND_DELETE
            ? ", as long as its delete comes after everybody else"
            : "";
    return "%s: closes it%s; Redis ends with %s"
        .formatted(scheme().label(), how, record.held().words());
  }
}
