package cachescope.lesson;

import cachescope.event.Amounts;
import cachescope.lesson.Ask.Option;
import cachescope.lesson.Judgement.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Says whether answers are right: by what was measured, where the question says so. */
final class Judge {
  private static final String EVICTED = "evicted";
  private static final String PRESENT = "present";
  private static final Judgement OPEN =
      new Judgement(Verdict.OPEN, "That will turn out: do the step, then you know.");

  private final Watch watch;
  private final Findings findings;
  private final boolean done;
  private final long now;

  /**
   * @param done whether the step is: only then its numbers are final
   */
  Judge(Watch watch, Findings findings, boolean done, long now) {
    this.watch = watch;
    this.findings = findings;
    this.done = done;
    this.now = now;
  }

  /**
   * Judges.
   *
   * @param given of a choice the indexes of the options, of an order its items, else one text
   * @throws IllegalArgumentException with a sentence where it is no answer to such a question
   */
  Judgement judge(Ask ask, List<String> given) {
    return switch (ask) {
      case Ask.Choice choice -> choice(choice, given);
      case Ask.Outcome outcome ->
          said(one(given).equals(outcome.hit() ? "hit" : "miss"), ask, outcome.wrong());
      case Ask.Amount number -> number(number, Amounts.number(one(given)));
      case Ask.Key key -> key(key, one(given));
      case Ask.Order order -> said(order.items().equals(given), ask, order.wrong());
    };
  }

  private static String one(List<String> given) {
    if (given.size() != 1) {
      throw new IllegalArgumentException("give one answer");
    }
    return given.getFirst().strip();
  }

  private Judgement said(boolean right, Ask ask, String wrong) {
    return right
        ? new Judgement(Verdict.RIGHT, filled(ask.why()))
        : new Judgement(Verdict.WRONG, filled(wrong));
  }

  private String filled(String text) {
    return Marked.fill(text, done ? findings : Findings.NONE);
  }

  private Judgement choice(Ask.Choice choice, List<String> given) {
    List<Option> options = choice.options();
    List<Integer> chosen =
        given.stream()
            .map(each -> (int) Amounts.whole("an option", each, 0, options.size() - 1L))
            .toList();
    Optional<Option> mistake =
        chosen.stream().map(options::get).filter(each -> !each.right()).findFirst();
    if (mistake.isPresent()) {
      return new Judgement(Verdict.WRONG, filled(mistake.get().why()));
    }
    boolean all =
        IntStream.range(0, options.size())
            .filter(i -> options.get(i).right())
            .allMatch(chosen::contains);
    return all
        ? new Judgement(Verdict.RIGHT, filled(choice.why()))
        : new Judgement(Verdict.WRONG, "That is right, but not all: there is more than one.");
  }

  private Judgement number(Ask.Amount number, double given) {
    if (number.of().isEmpty()) {
      return said(number.near(given, number.answer()), number, number.wrong());
    }
    double right = findings.number(number.of());
    if (!done || Double.isNaN(right)) {
      return OPEN;
    }
    return said(number.near(given, right), number, number.wrong());
  }

  private Judgement key(Ask.Key key, String given) {
    String right = right(key);
    if (right.isEmpty()) {
      return OPEN;
    }
    String wrong =
        key.wrong()
            .getOrDefault(given, "It was " + right + ", as Redis or the policy really did it.");
    return said(given.equals(right), key, wrong);
  }

  /** The right key; empty while it is not known. */
  private String right(Ask.Key key) {
    if (key.of().isEmpty()) {
      return key.answer();
    }
    if (!done) {
      return "";
    }
    return switch (key.of()) {
      case EVICTED -> watch.firstEvicted();
      case PRESENT -> watch.present(key.keys(), now);
      default -> findings.text(key.of());
    };
  }

  /** What in a question does not agree with what happened; empty where all does. */
  Optional<String> contradicts(Ask ask) {
    return switch (ask) {
      case Ask.Choice _, Ask.Order _ -> Optional.empty();
      case Ask.Outcome outcome -> contradicts(outcome);
      case Ask.Amount number -> {
        double measured = findings.number(number.of());
        boolean agrees = number.of().isEmpty() || number.near(number.answer(), measured);
        yield agrees
            ? Optional.empty()
            : Optional.of(
                "the answer says %s, but %s was measured: %s"
                    .formatted(number.answer(), number.of(), measured));
      }
      case Ask.Key key ->
          key.keys().contains(right(key))
              ? Optional.empty()
              : Optional.of(
                  "the right key was '"
                      + right(key)
                      + "', which is none of "
                      + String.join(", ", key.keys()));
    };
  }

  private Optional<String> contradicts(Ask.Outcome outcome) {
    String was = watch.last().map(Enum::name).orElse("nothing");
    boolean hit = was.equals("HIT") || was.equals("STALE");
    boolean agrees = outcome.hit() ? hit : was.equals("MISS");
    return agrees
        ? Optional.empty()
        : Optional.of(
            "the answer says %s, but the last request of the step was: %s"
                .formatted(outcome.hit() ? "hit" : "miss", was.toLowerCase(Locale.ROOT)));
  }
}
