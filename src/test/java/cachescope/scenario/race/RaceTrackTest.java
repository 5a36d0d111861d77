package cachescope.scenario.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.event.SessionClock;
import cachescope.scenario.race.OrderSearch.Finding;
import cachescope.scenario.race.RandomOrders.Shares;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RaceTrackTest {
  private static final Race PAIR = new Race(Scheme.CACHE_ASIDE, 1, 1);
  private static final List<String> SET_AFTER_DELETE = List.of("r1", "r1", "w1", "w1", "r1");

  private final MemoryGround ground = new MemoryGround();
  private final RaceTrack track = new RaceTrack(ground, SessionClock.system());

  @AfterEach
  void close() {
    track.close();
  }

  @Test
  void everyOperationWaitsForItsTurn() {
    RaceRecord record = track.watch(PAIR, Scheduler.following(List.of("r1", "w1")));
    assertThat(record.steps())
        .containsExactly(
            new RaceStep(
                1,
                Actor.reader(1),
                new Deed(Deed.Where.REDIS, "GET user:1", "nil", false),
                "",
                new Held.Nothing(),
                1),
            new RaceStep(
                2,
                Actor.writer(1),
                new Deed(Deed.Where.DATABASE, "UPDATE user 1, COMMIT", "v2", true),
                "",
                new Held.Nothing(),
                2));
    assertThat(record.turns())
        .containsExactly(
            new Turn(Actor.reader(1), true, "SELECT user 1"),
            new Turn(Actor.writer(1), true, "DEL user:1"));
    assertThat(record.settled()).isFalse();
    assertThat(record.endsStale()).isFalse();
    assertThat(ground.cache.calls).as("nothing was done beyond").doesNotContain("DEL user:1 ");
  }

  @Test
  void setAfterDeleteLeavesTheOldValue() {
    RaceRecord record = track.watch(PAIR, Scheduler.following(SET_AFTER_DELETE));
    assertThat(record.steps())
        .extracting(step -> step.deed().toString())
        .containsExactly(
            "GET user:1 → nil",
            "SELECT user 1 → v1",
            "UPDATE user 1, COMMIT → v2",
            "DEL user:1 → 0",
            "SETEX user:1 60 v1 → OK");
    assertThat(record.steps())
        .extracting(RaceStep::answer)
        .containsExactly("", "", "", "v2", "v1 (miss)");
    assertThat(record.held()).isEqualTo(new Held.Value(1));
    assertThat(record.database()).isEqualTo(2);
    assertThat(record.over()).isTrue();
    assertThat(record.endsStale()).isTrue();
    assertThat(record.loads()).isEqualTo(1);
  }

  @Test
  void whoEndsIsAnsweredAndMayNotGoOn() {
    RaceRecord record =
        track.watch(PAIR, Scheduler.following(List.of("w1", "w1", "r1", "r1", "r1")));
    assertThat(record.endsStale()).isFalse();
    assertThat(record.held()).isEqualTo(new Held.Value(2));
    assertThatThrownBy(
            () -> track.watch(PAIR, Scheduler.following(List.of("w1", "w1", "w1", "r1"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'w1' cannot go now; who can: r1");
    assertThatThrownBy(() -> track.watch(PAIR, Scheduler.following(List.of("r7"))))
        .hasMessage("'r7' cannot go now; who can: r1, w1");
  }

  @Test
  void aHitEndsAtOnceAndSaysWhetherItIsStale() {
    Race race = new Race(Scheme.TTL_ONLY, 2, 1);
    RaceRecord record =
        track.watch(race, Scheduler.following(List.of("r1", "r1", "r1", "r2", "w1")));
    assertThat(record.steps().get(3).answer()).isEqualTo("v1 (hit)");
  }

  @Test
  void aRunThatIsLeftInTheMiddleDisturbsNoOther() {
    RaceRecord whole = track.watch(PAIR, Scheduler.following(SET_AFTER_DELETE));
    for (int steps = 0; steps < SET_AFTER_DELETE.size(); steps++) {
      RaceRecord beginning =
          track.watch(PAIR, Scheduler.following(SET_AFTER_DELETE.subList(0, steps)));
      assertThat(beginning.steps()).isEqualTo(whole.steps().subList(0, steps));
    }
    assertThat(track.watch(PAIR, Scheduler.following(SET_AFTER_DELETE))).isEqualTo(whole);
  }

  @Test
  void theSameSeedIsTheSameOrder() {
    Race race = new Race(Scheme.CACHE_ASIDE, 3, 2);
    RaceRecord once = track.run(race, Scheduler.random(9));
    assertThat(once.over()).isTrue();
    assertThat(track.run(race, Scheduler.random(9))).isEqualTo(once);
    assertThat(track.run(race, Scheduler.random(10)).order()).isNotEqualTo(once.order());
  }

  @Test
  void theSearchFindsTheShortestOrderThatEndsStale() {
    Finding finding = new OrderSearch(track, 1_000).find(new Race(Scheme.CACHE_ASIDE, 2, 2));
    assertThat(finding.stale().orElseThrow().order()).isEqualTo(SET_AFTER_DELETE);
    assertThat(finding.sentence()).startsWith("The shortest order that ends stale has 5 steps;");
  }

  @Test
  void theSearchCountsTheOrdersThatItStandsFor() {
    // Either both miss: C(6,3) orders of three steps each, but for the two in which one begins
    // after
    // the other has filled; or it does begin then, and hits: two more.
    Finding readers = new OrderSearch(track, 1_000).find(new Race(Scheme.CACHE_ASIDE, 2, 0));
    assertThat(readers.stale()).isEmpty();
    assertThat(readers.all()).isTrue();
    assertThat(readers.orders()).isEqualTo(20);
    assertThat(readers.sentence()).startsWith("None of 20 orders ends stale;");
  }

  @Test
  void aSearchThatIsTooLongSaysSo() {
    Finding finding = new OrderSearch(track, 5).find(new Race(Scheme.CACHE_ASIDE, 2, 2));
    assertThat(finding.stale()).isEmpty();
    assertThat(finding.all()).isFalse();
    assertThat(finding.sentence())
        .isEqualTo("None was found in 5 beginnings, but not all orders were tried.");
  }

  @Test
  void sharesAreOfOrdersRunToTheirEnds() {
    Shares shares = new RandomOrders(track).run(new Race(Scheme.CACHE_ASIDE, 3, 2), 200, 1);
    assertThat(shares.orders()).isEqualTo(200);
    assertThat(shares.stale()).isBetween(1, 199);
    assertThat(shares.example().orElseThrow().endsStale()).isTrue();
    assertThat(shares.loadsPerOrder()).isBetween(1.0, 3.0);
  }

  @Test
  void nobodyWhoRunsOutsideTheRaceGoesUnnoticed() {
    Stops stops = new Stops();
    SteppedCache cache = new SteppedCache(ground.cache, stops);
    assertThatThrownBy(() -> cache.get("user:1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nobody in the race works on thread");
  }
}
