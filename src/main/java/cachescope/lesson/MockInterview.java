package cachescope.lesson;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * An interview for practice: some questions, drawn by a seed, no topic twice before each came once.
 *
 * @param seed the same gives the same questions, of the same files
 */
public record MockInterview(long seed, List<Question> questions) {
  /** Below this share of the points a topic is weak. */
  private static final double WEAK = 0.6;

  public MockInterview {
    questions = List.copyOf(questions);
  }

  /**
   * Draws one.
   *
   * @param count how many, at most as many as there are
   */
  public static MockInterview draw(List<Question> all, int count, long seed) {
    List<Question> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(seed));
    List<Question> drawn = new ArrayList<>();
    while (drawn.size() < Math.min(count, all.size())) {
      Set<String> round = new LinkedHashSet<>();
      for (Question each : List.copyOf(shuffled)) {
        if (drawn.size() < count && round.add(each.topic())) {
          drawn.add(each);
          shuffled.remove(each);
        }
      }
    }
    return new MockInterview(seed, drawn);
  }

  /**
   * What came out.
   *
   * @param shares by topic, the share of the rubric's points that were ticked, 0 to 1
   * @param weak topics below 60 %, the weakest first
   * @param lessons for the questions that were weak, in their order
   */
  public record Summary(Map<String, Double> shares, List<String> weak, List<String> lessons) {
    public Summary {
      shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
      weak = List.copyOf(weak);
      lessons = List.copyOf(lessons);
    }
  }

  /**
   * Sums up.
   *
   * @param ticked by question's id, the indexes of the rubric's points that the answer had
   */
  public Summary summary(Map<String, Set<Integer>> ticked) {
    Map<String, int[]> points = new LinkedHashMap<>();
    Set<String> lessons = new LinkedHashSet<>();
    for (Question each : questions) {
      int had = ticked.getOrDefault(each.id(), Set.of()).size();
      int[] sum = points.computeIfAbsent(each.topic(), _ -> new int[2]);
      sum[0] += had;
      sum[1] += each.rubric().size();
      if (had < WEAK * each.rubric().size()) {
        lessons.addAll(each.lessons());
      }
    }
    Map<String, Double> shares = new LinkedHashMap<>();
    points.forEach((topic, sum) -> shares.put(topic, (double) sum[0] / sum[1]));
    List<String> weak =
        shares.entrySet().stream()
            .filter(each -> each.getValue() < WEAK)
            .sorted(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .toList();
    return new Summary(shares, weak, List.copyOf(lessons));
  }
}
