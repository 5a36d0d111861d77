package cachescope.scenario.race;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.SessionClock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RaceDeskTest {
  private static final Race PAIR = new Race(Scheme.CACHE_ASIDE, 1, 1);

  private final RaceTrack track = new RaceTrack(new MemoryGround(), SessionClock.system());
  private final RaceDesk desk = new RaceDesk(track);

  @AfterEach
  void close() {
    track.close();
  }

  @Test
  void nobodyHasGoneAtFirst() {
    RaceBoard board = desk.run(PAIR, List.of());
    assertThat(board.record().turns()).extracting(Turn::name).containsExactly("r1", "w1");
    assertThat(board.verdict()).startsWith("Redis holds nothing, the database v1.");
    assertThat(board.remedies()).isEmpty();
  }

  @Test
  void whoIsUnderWayIsNamed() {
    assertThat(desk.run(PAIR, List.of("r1", "w1")).verdict())
        .isEqualTo("Under way: r1, w1. Redis holds nothing, the database v2.");
  }

  @Test
  void finishingLetsOnlyThoseEndWhoBegan() {
    RaceBoard board = desk.finish(PAIR, List.of("r1"));
    assertThat(board.record().order()).containsExactly("r1", "r1", "r1");
    assertThat(board.verdict()).isEqualTo("Not stale: Redis and the database both hold v1.");
  }

  @Test
  void aStaleEndIsSaidAndWhatWouldHelpIsTried() {
    RaceBoard board = desk.find(PAIR);
    assertThat(board.record().endsStale()).isTrue();
    assertThat(board.note()).startsWith("The shortest order that ends stale has 5 steps;");
    assertThat(board.verdict())
        .isEqualTo(
            "Stale: Redis holds v1, the database v2. Whoever reads now gets the old value, until"
                + " its time to live ends it after 60 s.");
    assertThat(board.remedies())
        .extracting(Remedy::scheme)
        .containsExactly(Scheme.LEASE, Scheme.VERSIONED_SET, Scheme.SECOND_DELETE);
  }

  @Test
  void eachRemedyIsTheSameOrderReallyRun() {
    List<Remedy> remedies = desk.find(PAIR).remedies();
    assertThat(remedies).allMatch(Remedy::closes);
    assertThat(remedies.get(0).record().order())
        .containsExactly("r1", "r1", "r1", "w1", "w1", "r1");
    assertThat(remedies.get(0).sentence()).isEqualTo("lease: closes it; Redis ends with nothing");
    assertThat(remedies.get(0).record().steps().getLast().deed().result())
        .isEqualTo("refused: the lease is gone");
    assertThat(remedies.get(1).sentence())
        .isEqualTo("versioned-set: closes it; Redis ends with tombstone of v2");
    assertThat(remedies.get(2).record().order())
        .containsExactly("r1", "r1", "w1", "w1", "r1", "w1-later");
    assertThat(remedies.get(2).sentence())
        .isEqualTo(
            "second-delete: closes it, as long as its delete comes after everybody else;"
                + " Redis ends with nothing");
  }

  @Test
  void aLeaseIsNamedByItsHolderAndWaitersLookAgainWhenSomethingChanged() {
    RaceBoard board = desk.run(new Race(Scheme.LEASE, 2, 1), List.of("r1", "r1", "r2", "r2"));
    assertThat(board.record().held()).isEqualTo(new Held.Lease("r1"));
    assertThat(board.record().steps().getLast().deed().result()).isEqualTo("lease of r1");
    assertThat(board.record().turns()).extracting(Turn::name).containsExactly("r1", "w1");
    RaceBoard filled =
        desk.run(new Race(Scheme.LEASE, 2, 1), List.of("r1", "r1", "r2", "r2", "r1", "r1", "r2"));
    assertThat(filled.record().steps().getLast().answer()).isEqualTo("v1 (miss)");
  }

  @Test
  void whereNoneEndsStaleNobodyHasGone() {
    RaceBoard board = desk.find(new Race(Scheme.CACHE_ASIDE, 0, 1));
    assertThat(board.note()).startsWith("None of 1 orders ends stale;");
    assertThat(board.record().steps()).isEmpty();
  }
}
