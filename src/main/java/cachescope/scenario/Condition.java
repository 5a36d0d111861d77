package cachescope.scenario;

import cachescope.event.Amounts;
import cachescope.event.ScenarioFigures.Check;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a measured number must be, such as {@code >= 50} or {@code <= 10% of plain}.
 *
 * @param of one of {@link Numbers#NAMES}
 * @param amount to compare with; of the plain run's number a factor where {@code ofPlain}
 * @param text as the file says it
 */
public record Condition(String of, Relation relation, double amount, boolean ofPlain, String text) {
  private static final Pattern FORM =
      Pattern.compile("(<=|>=|==|<|>)\\s*([0-9.]{1,20}\\s*%?)(\\s+of plain)?");

  /** How the number stands to the amount. */
  public enum Relation {
    LESS("<"),
    AT_MOST("<="),
    EQUAL("=="),
    AT_LEAST(">="),
    MORE(">");

    private final String sign;

    Relation(String sign) {
      this.sign = sign;
    }

    boolean holds(double measured, double amount) {
      return switch (this) {
        case LESS -> measured < amount;
        case AT_MOST -> measured <= amount;
        case EQUAL -> measured == amount;
        case AT_LEAST -> measured >= amount;
        case MORE -> measured > amount;
      };
    }
  }

  public Condition {
    Objects.requireNonNull(of, "of");
    Objects.requireNonNull(relation, "relation");
    Objects.requireNonNull(text, "text");
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException with a sentence
   */
  public static Condition parse(String of, String text) {
    if (!Numbers.NAMES.contains(of)) {
      throw new IllegalArgumentException(
          "there is no number '" + of + "'; there are " + String.join(", ", Numbers.NAMES));
    }
    return ofAny(of, text);
  }

  /**
   * Reads one of a number with any name.
   *
   * @throws IllegalArgumentException with a sentence
   */
  public static Condition ofAny(String of, String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no condition; write >= 50, == 1, < 20% or <= 10% of plain");
    }
    Relation relation = Relation.EQUAL;
    for (Relation each : Relation.values()) {
      if (each.sign.equals(form.group(1))) {
        relation = each;
      }
    }
    return new Condition(
        of, relation, Amounts.share(form.group(2)), form.group(3) != null, text.strip());
  }

  /** Whether a number holds it; one that was not measured does not. */
  public boolean holds(double measured) {
    return relation.holds(measured, amount);
  }

  /**
   * Whether it holds; what could not be measured does not.
   *
   * @param plain the numbers of the plain run, asked for only where it speaks of them
   */
  Check check(Numbers measured, Numbers plain) {
    double value = measured.get(of);
    double bound = ofPlain ? amount * plain.get(of) : amount;
    return new Check(of, text, value, relation.holds(value, bound));
  }
}
