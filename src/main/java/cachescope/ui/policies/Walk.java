package cachescope.ui.policies;

import cachescope.policy.Policies;
import cachescope.policy.step.Question;
import cachescope.policy.step.Requests;
import cachescope.policy.step.Step;
import cachescope.policy.step.Stepped;
import cachescope.policy.step.Stepping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A learner's way through a sequence: which policies meet it, at which step they stand, all
 * together, and what was guessed before it was shown. Used on the JavaFX thread only.
 */
final class Walk {
  /** A seed for policies that draw lots; the same sequence is then the same lesson. */
  private static final long SEED = 1;

  /** What a learner is asked before a step is shown. */
  enum Guessing {
    WHO_LEAVES,
    HIT_OR_MISS,
    OFF
  }

  /** A step of a policy. */
  private record Place(String policy, int step) {}

  /**
   * What was said before a step was shown.
   *
   * @param choice empty: nothing, it was shown unasked
   */
  record Guess(Optional<String> choice, boolean right) {
    private static final Guess NONE = new Guess(Optional.empty(), false);
  }

  /**
   * A question that waits for an answer.
   *
   * @param policy that is asked about, and answers
   */
  record Asked(Policies.Entry policy, Question question) {}

  private final Map<String, Stepped> ways = new HashMap<>();
  private final Map<Place, Guess> guesses = new HashMap<>();
  private final List<Policies.Entry> shown = new ArrayList<>();
  private Guessing guessing = Guessing.WHO_LEAVES;
  private Requests requests;
  private int capacity;
  private int number;
  private int asked;
  private int right;

  Walk(Requests requests, int capacity, List<String> policies) {
    this.requests = requests;
    this.capacity = capacity;
    show(policies);
    restart();
  }

  Requests requests() {
    return requests;
  }

  /** Keys that fit. */
  int capacity() {
    return capacity;
  }

  /** The policies that are shown, in the order of {@link Policies}. */
  List<Policies.Entry> shown() {
    return List.copyOf(shown);
  }

  Guessing guessing() {
    return guessing;
  }

  /** The step at which all stand: 0 before the first request. */
  int number() {
    return number;
  }

  /** How many steps there are. */
  int last() {
    return requests.keys().size();
  }

  /** The key of the step at which all stand; empty before the first. */
  Optional<String> key() {
    return number == 0 ? Optional.empty() : Optional.of(requests.keys().get(number - 1));
  }

  /** Questions answered, of all sequences since the window was opened. */
  int asked() {
    return asked;
  }

  /** Those of them that were answered rightly. */
  int right() {
    return right;
  }

  /** Takes another sequence, and stands where its first question is. */
  void take(Requests next, int room) {
    requests = next;
    capacity = room;
    ways.clear();
    restart();
  }

  /** Shows these policies and no others. */
  void show(List<String> names) {
    shown.clear();
    Policies.all().stream().filter(entry -> names.contains(entry.name())).forEach(shown::add);
  }

  void guess(Guessing what) {
    guessing = what;
    restart();
  }

  /** Forgets what was guessed of this sequence, and stands where its first question is. */
  void restart() {
    guesses.clear();
    int start =
        IntStream.rangeClosed(1, last())
            .filter(step -> shown.stream().anyMatch(entry -> question(entry, step).isPresent()))
            .findFirst()
            .orElse(1);
    number = guessing == Guessing.OFF ? 1 : start;
    passOver();
  }

  /** The policy's whole way. */
  Stepped way(Policies.Entry entry) {
    return ways.computeIfAbsent(
        entry.name(), _ -> Stepping.through(requests, entry, capacity, SEED));
  }

  /** The policy's step at which it stands. */
  Step step(Policies.Entry entry) {
    return way(entry).at(number);
  }

  /** What is asked of a policy at a step, answered or not. Lots are not asked about. */
  private Optional<Question> question(Policies.Entry entry, int step) {
    if (step == 0) {
      return Optional.empty();
    }
    Stepped way = way(entry);
    boolean leaves = !way.at(step).left().isEmpty() && !entry.drawsLots();
    return switch (guessing) {
      case OFF -> Optional.empty();
      case HIT_OR_MISS -> Optional.of(Question.hitOrMiss(way.at(step)));
      case WHO_LEAVES -> leaves ? Optional.of(Question.before(way, step)) : Optional.empty();
    };
  }

  /** What was guessed of the step at which all stand. */
  Optional<Guess> guess(Policies.Entry entry) {
    return Optional.ofNullable(guesses.get(new Place(entry.name(), number)));
  }

  /** Whether what a policy does in this step must not be seen yet. */
  boolean hidden(Policies.Entry entry) {
    return question(entry, number).isPresent() && guess(entry).isEmpty();
  }

  /** The questions of this step that wait for an answer, the one to be asked now first. */
  List<Asked> pending() {
    return shown.stream()
        .filter(this::hidden)
        .map(entry -> new Asked(entry, question(entry, number).orElseThrow()))
        .toList();
  }

  /** Answers the question that is asked now. */
  void answer(String choice) {
    pending().stream()
        .findFirst()
        .ifPresent(now -> {
          boolean is = now.question().right(choice);
          asked++;
          right += is ? 1 : 0;
          guesses.put(new Place(now.policy().name(), number), new Guess(Optional.of(choice), is));
        });
  }

  /** Shows this step's answers; they count as neither right nor wrong. */
  void reveal() {
    pending().forEach(now -> guesses.put(new Place(now.policy().name(), number), Guess.NONE));
  }

  /** The next step; false where a question waits, or there is none. */
  boolean forth() {
    if (!pending().isEmpty() || number == last()) {
      return false;
    }
    number++;
    return true;
  }

  void back() {
    number = Math.max(0, number - 1);
  }

  /** Goes to a step; what was not answered on the way to it is shown. */
  void jump(int step) {
    number = Math.clamp(step, 0, last());
    passOver();
  }

  /** What stands in the caches now came about by the steps before: those are no secret any more. */
  private void passOver() {
    for (Policies.Entry entry : shown) {
      for (int step = 1; step < number; step++) {
        guesses.putIfAbsent(new Place(entry.name(), step), Guess.NONE);
      }
    }
  }

  /** Whether the results of the whole sequence may be seen. */
  boolean finished() {
    return guessing == Guessing.OFF || (number == last() && pending().isEmpty());
  }
}
