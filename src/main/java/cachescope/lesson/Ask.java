package cachescope.lesson;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** A question that is answered before anything is shown. */
public sealed interface Ask {
  String question();

  /** Told with the right answer. */
  String why();

  /** Every text of it that may hold marked numbers. */
  default String texts() {
    return why();
  }

  /** One of several texts. */
  record Choice(String question, List<Option> options, String why) implements Ask {
    public Choice {
      Objects.requireNonNull(question, "question");
      options = List.copyOf(options);
    }
  }

  /**
   * A text to choose.
   *
   * @param why what is wrong with just this one; empty of a right one
   */
  record Option(String text, boolean right, String why) {}

  /** What the last request of the step will be. */
  record Outcome(String question, boolean hit, String why, String wrong) implements Ask {}

  /**
   * A number.
   *
   * @param of the measured number that is right; empty: {@code answer} is
   * @param tolerance how far an answer may be away, in the same unit; 0 where {@code factor} counts
   * @param factor how many times too small or too large it may be; 1 where {@code tolerance} counts
   */
  record Amount(
      String question,
      double answer,
      String unit,
      String of,
      double tolerance,
      double factor,
      String why,
      String wrong)
      implements Ask {
    /** Whether a number is close enough to the right one. */
    public boolean near(double given, double right) {
      if (factor > 1) {
        return right > 0 && given >= right / factor && given <= right * factor;
      }
      return Math.abs(given - right) <= tolerance;
    }
  }

  /**
   * One of several keys.
   *
   * @param answer the right one; empty where {@code of} says it
   * @param of {@code evicted}, {@code present}, or a text of an experiment
   * @param wrong by key, what is wrong with it
   */
  record Key(
      String question,
      List<String> keys,
      String answer,
      String of,
      String why,
      Map<String, String> wrong)
      implements Ask {
    public Key {
      keys = List.copyOf(keys);
      wrong = Map.copyOf(wrong);
    }
  }

  /** Things to be put in order; they are here in the right one. */
  record Order(String question, List<String> items, String why, String wrong) implements Ask {
    public Order {
      items = List.copyOf(items);
    }

    /** The items as they are shown: in an order that is not the right one, always the same. */
    public List<String> shuffled() {
      List<String> shown = new ArrayList<>(items);
      Collections.shuffle(shown, new Random(question.hashCode()));
      if (shown.equals(items)) {
        Collections.reverse(shown);
      }
      return List.copyOf(shown);
    }
  }
}
