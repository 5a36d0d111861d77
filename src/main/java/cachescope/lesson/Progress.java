package cachescope.lesson;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a person has done and knows.
 *
 * @param done by lesson, the steps that are done, 0 the first
 * @param cards by name, questions that were answered: {@code lesson/3} is the question of the
 *     lesson's fourth step, {@code interview/id} one of an interview
 * @param resume the lesson and step that were open last
 */
public record Progress(
    Map<String, Set<Integer>> done, Map<String, Leitner> cards, Optional<Place> resume) {
  public static final Progress NONE = new Progress(Map.of(), Map.of(), Optional.empty());

  /** A step of a lesson. */
  public record Place(String lesson, int step) {}

  public Progress {
    done = Map.copyOf(done);
    cards = Map.copyOf(cards);
  }

  /** The name of a question's card. */
  public static String card(String lesson, int step) {
    return lesson + "/" + step;
  }

  /** The name of an interview question's card. */
  public static String card(Question question) {
    return "interview/" + question.id();
  }

  /** With a step done. */
  public Progress done(String lesson, int step) {
    Map<String, Set<Integer>> all = new HashMap<>(done);
    Set<Integer> steps = new HashSet<>(all.getOrDefault(lesson, Set.of()));
    steps.add(step);
    all.put(lesson, Set.copyOf(steps));
    return new Progress(all, cards, resume);
  }

  /** With a question answered. */
  public Progress answered(String card, boolean right, Instant at) {
    Map<String, Leitner> all = new HashMap<>(cards);
    Leitner known = all.get(card);
    all.put(card, known == null ? Leitner.first(right, at) : known.answered(right, at));
    return new Progress(done, all, resume);
  }

  /** With the step that is open now. */
  public Progress at(String lesson, int step) {
    return new Progress(done, cards, Optional.of(new Place(lesson, step)));
  }

  /** Cards that are to be asked again, those that are due longest first. */
  public List<String> due(Instant now) {
    List<String> due = new ArrayList<>();
    cards.entrySet().stream()
        .filter(each -> each.getValue().dueAt(now))
        .sorted(
            Comparator.<Map.Entry<String, Leitner>, Instant>comparing(each -> each.getValue().due())
                .thenComparing(Map.Entry::getKey))
        .forEach(each -> due.add(each.getKey()));
    return due;
  }

  /** Whether all steps of a lesson are done. */
  public boolean finished(Lesson lesson) {
    return done.getOrDefault(lesson.id(), Set.of()).size() >= lesson.steps().size();
  }

  /** The share of a lesson's questions that are known, 0 to 1; empty where it asks nothing. */
  public OptionalDouble mastery(Lesson lesson) {
    int asked = 0;
    int known = 0;
    for (int i = 0; i < lesson.steps().size(); i++) {
      if (lesson.steps().get(i).ask().isPresent()) {
        asked++;
        Leitner card = cards.get(card(lesson.id(), i));
        known += card != null && card.known() ? 1 : 0;
      }
    }
    return asked == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) known / asked);
  }
}
