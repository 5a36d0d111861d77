package cachescope.lesson;

import cachescope.lesson.Ask.Option;
import cachescope.scenario.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Reads the questions of a lesson. */
final class AskFile {
  private static final double LARGEST = 1e12;

  Ask read(Fields fields) {
    String question = fields.text("question");
    String why = fields.text("why");
    String kind = fields.text("kind");
    return switch (kind) {
      case "choice" -> new Ask.Choice(question, options(fields), why);
      case "outcome" -> new Ask.Outcome(question, hit(fields), why, fields.text("wrong"));
      case "number" -> number(fields, question, why);
      case "key" -> key(fields, question, why);
      case "order" ->
          new Ask.Order(question, several(fields, "items", 3, 8), why, fields.text("wrong"));
      default ->
          throw fields.wrong(
              "kind", "there is no '" + kind + "'; there are choice, outcome, number, key, order");
    };
  }

  private static boolean hit(Fields fields) {
    return switch (fields.text("answer")) {
      case "hit" -> true;
      case "miss" -> false;
      default -> throw fields.wrong("answer", "it is hit or miss");
    };
  }

  private static List<Option> options(Fields fields) {
    List<Option> options = new ArrayList<>();
    for (Fields each : fields.objects("options", 6)) {
      boolean right = each.flag("right");
      if (right == each.has("why")) {
        throw each.wrong(
            "why",
            right
                ? "a right option has none; the question's own is told"
                : "say what is wrong with just this one");
      }
      options.add(new Option(each.text("text"), right, each.text("why", "")));
      each.end();
    }
    if (options.size() < 2
        || options.stream().noneMatch(Option::right)
        || options.stream().allMatch(Option::right)) {
      throw fields.wrong("options", "write 2 to 6, at least one right and one wrong");
    }
    return options;
  }

  private static Ask number(Fields fields, String question, String why) {
    boolean factor = fields.has("factor");
    if (factor == fields.has("tolerance")) {
      throw fields.wrong("factor", "say either factor or tolerance");
    }
    String of = fields.text("of", "");
    return new Ask.Amount(
        question,
        fields.number("answer", -LARGEST, LARGEST),
        fields.text("unit", ""),
        of,
        factor ? 0 : fields.number("tolerance", 0, LARGEST),
        factor ? fields.number("factor", 1.01, 1000) : 1,
        why,
        fields.text("wrong"));
  }

  private static Ask key(Fields fields, String question, String why) {
    List<String> keys = several(fields, "keys", 2, 12);
    boolean literal = fields.has("answer");
    if (literal == fields.has("of")) {
      throw fields.wrong("answer", "say either answer, or of what it is measured");
    }
    String answer = fields.text("answer", "");
    if (literal && !keys.contains(answer)) {
      throw fields.wrong("answer", "it must be one of the keys");
    }
    Map<String, String> wrong = fields.map("wrong", 12);
    for (String each : wrong.keySet()) {
      if (!keys.contains(each)) {
        throw fields.wrong("wrong", "'" + each + "' is none of the keys");
      }
    }
    return new Ask.Key(question, keys, answer, fields.text("of", ""), why, wrong);
  }

  private static List<String> several(Fields fields, String name, int least, int most) {
    List<String> all = fields.texts(name, most);
    if (all.size() < least || new HashSet<>(all).size() < all.size()) {
      throw fields.wrong(name, "write " + least + " to " + most + ", all different");
    }
    return all;
  }
}
