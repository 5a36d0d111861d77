package cachescope.policy.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.policy.Policies;
import cachescope.policy.Structure.Shape;
import cachescope.policy.step.Question.Kind;
import cachescope.policy.step.Step.Leaving;
import cachescope.policy.step.Step.Part;
import cachescope.policy.step.Step.Slot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SteppingTest {
  private static final Requests FIRST = Example.firstSteps().requests();

  private static Stepped through(String policy, Requests requests, int capacity) {
    return Stepping.through(requests, Policies.named(policy), capacity, 1);
  }

  private static int misses(String policy, Example example, int capacity) {
    return example.requests().keys().size() - through(policy, example.requests(), capacity).hits();
  }

  static List<String> names() {
    return Policies.all().stream().map(Policies.Entry::name).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "fifo, 1, 'arrived first, in step 1'",
    "lru,  2, 'idle longest, since step 3'",
    "lfu,  3, 'used once, fewer than any other or, among equals, idle longest, since step 5'",
    "clock, 3, 'the hand found it first with its bit clear; used once'",
    "opt,  3, 'needed last, not before step 9'"
  })
  void theVictimOfTheSixthStepAndWhy(String policy, String victim, String why) {
    Stepped stepped = through(policy, FIRST, 3);
    assertThat(stepped.at(6).left()).containsExactly(new Leaving(victim, why));
    assertThat(stepped.at(6).hit()).isFalse();
    assertThat(stepped.at(6).hits()).isEqualTo(2);
  }

  @Test
  void forwardsBackwardsAndBeyond() {
    Stepped stepped = through("lru", FIRST, 3);
    assertThat(stepped.steps()).hasSize(11);
    assertThat(stepped.at(0).cached()).isEmpty();
    assertThat(stepped.at(-5)).isEqualTo(stepped.at(0));
    assertThat(stepped.at(99)).isEqualTo(stepped.at(10));
    assertThat(stepped.at(5).cached()).containsExactly("2", "1", "3");
    assertThat(stepped.at(6).cached()).containsExactly("1", "3", "4");
    assertThat(stepped.hits()).isEqualTo(stepped.at(10).hits());
  }

  @ParameterizedTest
  @MethodSource("names")
  void eachStepFollowsFromTheOneBefore(String policy) {
    for (Example example : Example.all()) {
      Stepped stepped = through(policy, example.requests(), example.capacity());
      for (int number = 1; number < stepped.steps().size(); number++) {
        Step before = stepped.at(number - 1);
        Step step = stepped.at(number);
        Set<String> expected = new HashSet<>(before.cached());
        assertThat(step.hit()).isEqualTo(expected.contains(step.key()));
        expected.add(step.key());
        step.left().forEach(leaving -> expected.remove(leaving.key()));
        assertThat(step.cached())
            .as("%s, %s, step %d", policy, example.name(), number)
            .containsExactlyInAnyOrderElementsOf(expected)
            .hasSizeLessThanOrEqualTo(example.capacity());
        assertThat(step.left()).allMatch(leaving -> !leaving.why().isBlank());
      }
    }
  }

  /** Where the next request is for a key that was never seen, who was to leave next leaves. */
  @ParameterizedTest
  @MethodSource("names")
  void whoLeavesNextLeaves(String policy) {
    Requests requests = Requests.of("a b c a d b e a a f g b h i a j k b b l m n a o p q a r");
    Stepped stepped = through(policy, requests, 4);
    Set<String> seen = new HashSet<>();
    int compared = 0;
    for (int number = 1; number < stepped.steps().size(); number++) {
      Step step = stepped.at(number);
      if (seen.add(step.key()) && stepped.at(number - 1).next().isPresent()) {
        Leaving next = stepped.at(number - 1).next().get();
        String key = next.key().equals("the newcomer") ? step.key() : next.key();
        assertThat(step.left())
            .extracting(Leaving::key)
            .as("%s, step %d", policy, number)
            .containsExactly(key);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(10);
    assertThat(stepped.at(0).next()).isEmpty();
  }

  @Test
  void eachShowsItsOwnStructure() {
    assertThat(through("arc", FIRST, 3).at(6).after())
        .extracting(Part::name)
        .containsExactly("B1", "T1", "T2", "B2");
    Part ring = through("clock", FIRST, 3).at(5).after().getFirst();
    assertThat(ring.shape()).isEqualTo(Shape.RING);
    assertThat(ring.hand()).contains(0);
    assertThat(ring.slots())
        .containsExactly(
            new Slot("1", "used", true), new Slot("2", "used", true), new Slot("3", "", false));
    assertThat(through("lfu", FIRST, 3).at(5).after().getFirst().slots())
        .extracting(slot -> slot.key() + slot.note())
        .containsExactly("3×1", "2×2", "1×2");
    Part ghosts = through("2q", FIRST, 3).at(6).after().getLast();
    assertThat(ghosts.cached()).isFalse();
    assertThat(ghosts.slots()).extracting(Slot::key).containsExactly("1");
  }

  @Test
  void someAreTurnedAwayAtTheDoor() {
    Step step = through("tinylfu", Requests.of("a a b b c c d"), 3).at(7);
    assertThat(step.left()).extracting(Leaving::key).containsExactly("d");
    assertThat(step.left().getFirst().why()).startsWith("turned away");
    assertThat(step.cached()).containsExactly("a", "b", "c");
  }

  @Test
  void questionsAreAnsweredByThePolicy() {
    Stepped lru = through("lru", FIRST, 3);
    Question who = Question.before(lru, 6);
    assertThat(who.kind()).isEqualTo(Kind.WHO_LEAVES);
    assertThat(who.choices()).containsExactlyInAnyOrder("1", "2", "3");
    assertThat(who.right("2")).isTrue();
    assertThat(who.right("1")).isFalse();
    assertThat(who.why()).isEqualTo("2: idle longest, since step 3");
    Question hit = Question.before(lru, 3);
    assertThat(hit.kind()).isEqualTo(Kind.HIT_OR_MISS);
    assertThat(hit.right(Question.HIT)).isTrue();
    assertThat(hit.right(Question.MISS)).isFalse();
    Question away = Question.before(through("tinylfu", Requests.of("a a b b c c d"), 3), 7);
    assertThat(away.choices()).containsExactlyInAnyOrder("a", "b", "c", "d");
    assertThat(away.right("d")).isTrue();
  }

  @Test
  void theExamplesShowWhatTheySay() {
    assertThat(misses("fifo", Example.textbook(), 3)).isEqualTo(15);
    assertThat(misses("lru", Example.textbook(), 3)).isEqualTo(12);
    assertThat(misses("opt", Example.textbook(), 3)).isEqualTo(9);
    assertThat(misses("fifo", Example.anomaly(), 3)).isEqualTo(9);
    assertThat(misses("fifo", Example.anomaly(), 4)).isEqualTo(10);
    assertThat(misses("fifo", Example.fifoBeatsLru(), 3)).isEqualTo(5);
    assertThat(misses("lru", Example.fifoBeatsLru(), 3)).isEqualTo(9);
    assertThat(misses("lru", Example.loop(), 4)).isEqualTo(25);
    assertThat(misses("mru", Example.loop(), 4)).isLessThan(11);
    Example scan = Example.scan();
    assertThat(misses("slru", scan, 4)).isLessThan(misses("lru", scan, 4));
    assertThat(misses("lru", scan, 4)).isEqualTo(17);
    Example stale = Example.staleFavourites();
    assertThat(through("lfu", stale.requests(), 3).steps().getLast().cached()).contains("a", "b");
    assertThat(misses("lfu", stale, 3)).isGreaterThan(misses("lru", stale, 3) + 5);
    assertThat(misses("lfu-da", stale, 3)).isLessThan(misses("lfu", stale, 3));
    assertThat(Example.all())
        .allMatch(example -> example.policies().stream().allMatch(names()::contains));
  }

  @Test
  void whatIsTypedIsReadOrRefused() {
    assertThat(Requests.of(" user:1, user:2;3\n3 ").keys())
        .containsExactly("user:1", "user:2", "3", "3");
    assertThat(Requests.of("1 2 1").distinct()).isEqualTo(2);
    assertThat(Requests.of("1 2").toString()).isEqualTo("1 2");
    assertThatThrownBy(() -> Requests.of(" , "))
        .hasMessage("a sequence has 1 to 500 keys, this one has 0");
    assertThatThrownBy(() -> Requests.of("k ".repeat(501))).hasMessageContaining("has 501");
    assertThatThrownBy(() -> Requests.of("x".repeat(41))).hasMessageContaining("40 characters");
  }
}
