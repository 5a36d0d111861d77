package cachescope.scenario.race;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A race as a person looks at it: what was done so far, who may go, how it stands, what would help.
 *
 * @param remedies what other schemes make of an order that ended stale; empty for others
 * @param note what a search or an order that was wrong has to say; empty text: nothing
 */
public record RaceBoard(RaceRecord record, List<Remedy> remedies, String note) {
  public RaceBoard {
    remedies = List.copyOf(remedies);
  }

  /** The same with another note. */
  public RaceBoard noting(String other) {
    return new RaceBoard(record, remedies, other);
  }

  /** How it stands, in a sentence or two. */
  public String verdict() {
    if (record.steps().isEmpty()) {
      return "Redis holds nothing, the database v1. Say who goes first.";
    }
    List<Turn> underWay = record.turns().stream().filter(Turn::underWay).toList();
    if (!underWay.isEmpty()) {
      return "Under way: "
          + underWay.stream().map(Turn::name).collect(Collectors.joining(", "))
          + ". Redis holds %s, the database v%d."
              .formatted(record.held().words(), record.database());
    }
    return record.endsStale() ? stale() : fine();
  }

  private String stale() {
    Duration ttl = record.race().scheme().settings().ttl();
    return "Stale: Redis holds %s, the database v%d. Whoever reads now gets the old value, until its time to live ends it after %d s."
        .formatted(record.held().words(), record.database(), ttl.toSeconds());
  }

  private String fine() {
    return switch (record.held()) {
      case Held.Value(long version) ->
          "Not stale: Redis and the database both hold v%d.".formatted(version);
      case Held.Nothing _, Held.Lease _, Held.Tombstone _, Held.Other _ ->
          "Not stale: Redis holds %s, so the next reader loads v%d from the database."
              .formatted(record.held().words(), record.database());
    };
  }
}
