package cachescope.lesson;

import cachescope.scenario.Condition;
import cachescope.scenario.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number in prose that must come out again: {@code {measured: plain.databaseLoads >= 90; 100
 * loads}}.
 *
 * @param condition that holds each time
 * @param example what is shown until it was measured here
 */
public record Marked(Condition condition, String example) {
  private static final Pattern BEGIN = Pattern.compile("\\{measured:");
  private static final Pattern FORM =
      Pattern.compile(
          "\\{measured:\\s*([A-Za-z0-9.-]+)\\s*((?:<=|>=|==|<|>)[^;}]+);\\s*([^}]+)\\}");
  private static final Pattern UNIT =
      Pattern.compile("[0-9.,\u00a0 ]*[0-9](?:\\s*(?:ms\\b|s\\b|%))?(.*)");

  /**
   * All of them in a text.
   *
   * @throws IllegalArgumentException with a sentence where one is not well formed
   */
  public static List<Marked> in(String text) {
    List<Marked> all = new ArrayList<>();
    Matcher form = FORM.matcher(text);
    while (form.find()) {
      all.add(of(form.toMatchResult()));
    }
    long begun = BEGIN.matcher(text).results().count();
    if (begun != all.size()) {
      throw new IllegalArgumentException(
          "a measured number is not well formed; write {measured: hitP50 < 50; 0.4 ms}");
    }
    return all;
  }

  private static Marked of(MatchResult form) {
    Condition condition = Condition.ofAny(form.group(1), form.group(2));
    if (condition.ofPlain()) {
      throw new IllegalArgumentException("'of plain' is for scenarios only; write a number");
    }
    return new Marked(condition, form.group(3).strip());
  }

  /** The text, with what was measured in place of the marks; the examples where nothing was. */
  public static String fill(String text, Findings findings) {
    return FORM.matcher(text)
        .replaceAll(form -> Matcher.quoteReplacement(of(form).shown(findings)));
  }

  private String shown(Findings findings) {
    double value = findings.number(condition.of());
    if (Double.isNaN(value)) {
      return example;
    }
    Matcher unit = UNIT.matcher(example);
    return Figure.of(lastPart(condition.of()), value) + (unit.matches() ? unit.group(1) : "");
  }

  /** The number's own name, without the experiment's and the run's. */
  static String lastPart(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
