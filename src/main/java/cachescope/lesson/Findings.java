package cachescope.lesson;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was measured, by name: numbers of the step, or of experiments with the experiment's name and
 * a point before them.
 *
 * @param numbers times in milliseconds, shares 0 to 1, the rest counts
 * @param texts such as the key that left first
 */
public record Findings(Map<String, Double> numbers, Map<String, String> texts) {
  public static final Findings NONE = new Findings(Map.of(), Map.of());

  public Findings {
    numbers = Map.copyOf(numbers);
    texts = Map.copyOf(texts);
  }

  /** These and others; where both have a name, the other's. */
  public Findings and(Findings other) {
    Map<String, Double> allNumbers = new LinkedHashMap<>(numbers);
    allNumbers.putAll(other.numbers);
    Map<String, String> allTexts = new LinkedHashMap<>(texts);
    allTexts.putAll(other.texts);
    return new Findings(allNumbers, allTexts);
  }

  /** The same, each with the name of an experiment before it. */
  public Findings named(String experiment) {
    Map<String, Double> newNumbers = new LinkedHashMap<>();
    numbers.forEach((name, value) -> newNumbers.put(experiment + "." + name, value));
    Map<String, String> newTexts = new LinkedHashMap<>();
    texts.forEach((name, value) -> newTexts.put(experiment + "." + name, value));
    return new Findings(newNumbers, newTexts);
  }

  /** NaN where it was not measured. */
  public double number(String name) {
    return numbers.getOrDefault(name, Double.NaN);
  }

  /** Empty text where there is none. */
  public String text(String name) {
    return texts.getOrDefault(name, "");
  }
}
