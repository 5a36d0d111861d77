package cachescope.ui.policies;

import cachescope.policy.step.Question;
import cachescope.policy.step.Step;
import cachescope.policy.step.Stepped;
import cachescope.ui.Texts;
import cachescope.ui.controls.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/**
 * Guess first: the question of this step, its answers, what came of the last guess and why, and the
 * score.
 */
final class GuessCard {
  private final Runnable changed;
  private final Label question = Marked.wrapped("", "guess-question");
  private final FlowPane answers = new FlowPane();
  private final Label told = Marked.wrapped("", "guess-told");
  private final Label score = Rows.hint("");
  private final Button reveal;
  private final Map<Walk.Guessing, ToggleButton> modes = new EnumMap<>(Walk.Guessing.class);
  private final VBox box;
  private final Walk walk;
  private String last = "";

  /**
   * @param changed is run after each answer and each change of what is asked
   */
  GuessCard(Walk walk, Runnable changed) {
    this.walk = walk;
    this.changed = changed;
    reveal = Rows.button("policies.reveal", this::reveal);
    answers.getStyleClass().add("guess-answers");
    told.setId("policies.told");
    question.setId("policies.question");
    score.setId("policies.score");
    for (Walk.Guessing mode : Walk.Guessing.values()) {
      String key = "policies.guess." + mode.name().toLowerCase(Locale.ROOT);
      ToggleButton button = new ToggleButton(Texts.say(key));
      button.setId(key);
      button.setAccessibleText(Texts.say("policies.guessing", button.getText()));
      button.setOnAction(_ -> choose(mode));
      modes.put(mode, button);
    }
    FlowPane line = new FlowPane(modes.values().toArray(Node[]::new));
    line.getStyleClass().add("guess-answers");
    box =
        new VBox(Rows.heading("policies.guessFirst"), question, answers, reveal, told, score, line);
    box.getStyleClass().addAll("card", "guess-card");
    box.setId("policies.guessCard");
  }

  Node node() {
    return box;
  }

  private void choose(Walk.Guessing mode) {
    last = "";
    walk.guess(mode);
    changed.run();
  }

  /** Shows the answers of this step without a guess. */
  void reveal() {
    last = "";
    walk.reveal();
    changed.run();
  }

  /** Answers what is asked now. */
  void answer(String choice) {
    walk.pending().stream()
        .findFirst()
        .ifPresent(asked -> {
          last = verdict(asked, choice);
          walk.answer(choice);
          changed.run();
        });
  }

  /** Another step or another sequence: what was told is over. */
  void forget() {
    last = "";
  }

  /** Answers by a letter or a digit: the key of that name, else the answer in that place. */
  boolean typed(String text) {
    Optional<String> choice = meant(text);
    choice.ifPresent(this::answer);
    return choice.isPresent();
  }

  private Optional<String> meant(String text) {
    List<String> choices =
        walk.pending().stream().findFirst().map(GuessCard::choices).orElse(List.of());
    boolean words = walk.guessing() == Walk.Guessing.HIT_OR_MISS;
    Optional<String> named =
        choices.stream()
            .filter(choice ->
                choice.equalsIgnoreCase(text)
                    || (words
                        && !text.isEmpty()
                        && choice.startsWith(text.toLowerCase(Locale.ROOT))))
            .findFirst();
    if (named.isPresent()
        || !text.matches("[1-9]")
        || choices.stream().anyMatch(GuessCard::digit)) {
      return named;
    }
    int place = Integer.parseInt(text);
    return choices.stream().skip(place - 1L).findFirst();
  }

  private static boolean digit(String choice) {
    return choice.matches("\\d");
  }

  /** In the order of their names, which gives nothing away. */
  private static List<String> choices(Walk.Asked asked) {
    Comparator<String> numbers =
        Comparator.comparingLong(key -> key.matches("\\d{1,9}") ? Long.parseLong(key) : -1L);
    return asked.question().kind() == Question.Kind.HIT_OR_MISS
        ? asked.question().choices()
        : asked.question().choices().stream()
            .sorted(numbers.thenComparing(Comparator.naturalOrder()))
            .toList();
  }

  void show() {
    Optional<Walk.Asked> now = walk.pending().stream().findFirst();
    question.setText(now.map(GuessCard::words).orElseGet(this::nothing));
    answers.getChildren().setAll(now.map(this::buttons).orElse(List.of()));
    Rows.hide(answers, now.isEmpty());
    Rows.hide(reveal, now.isEmpty());
    told.setText(last);
    Rows.hide(told, last.isEmpty());
    score.setText(
        walk.asked() == 0
            ? Texts.say("policies.noScore")
            : Texts.say(
                "policies.score", Integer.toString(walk.right()), Integer.toString(walk.asked())));
    Rows.hide(score, walk.asked() == 0 && walk.guessing() == Walk.Guessing.OFF);
    modes.forEach((mode, button) -> button.setSelected(mode == walk.guessing()));
  }

  private String nothing() {
    if (walk.guessing() == Walk.Guessing.OFF) {
      return Texts.say("policies.guessOff");
    }
    return Texts.say(walk.number() == walk.last() ? "policies.allAnswered" : "policies.goOn");
  }

  private static String words(Walk.Asked asked) {
    String policy = asked.policy().title();
    return switch (asked.question().kind()) {
      case WHO_LEAVES -> Texts.say("policies.ask.who", policy);
      case HIT_OR_MISS -> Texts.say("policies.ask.hit", policy);
    };
  }

  private List<Node> buttons(Walk.Asked asked) {
    List<Node> buttons = new ArrayList<>();
    for (String choice : choices(asked)) {
      boolean key = asked.question().kind() == Question.Kind.WHO_LEAVES;
      Button button = new Button(key ? Texts.say("policies.key", choice) : choice);
      button.setId("policies.answer." + choice);
      button.setAccessibleText(button.getText() + ". " + words(asked));
      button.setOnAction(_ -> answer(choice));
      buttons.add(button);
    }
    return buttons;
  }

  /** Whether it was right, and why; a wrong one is told what is known of the key it named. */
  private String verdict(Walk.Asked asked, String choice) {
    Question question = asked.question();
    String policy = asked.policy().title();
    boolean right = question.right(choice);
    String is = String.join(", ", question.right());
    return switch (question.kind()) {
      case HIT_OR_MISS ->
          Texts.say(right ? "policies.hitRight" : "policies.hitWrong", policy, is, question.why());
      case WHO_LEAVES ->
          right
              ? Texts.say("policies.right", policy, choice, question.why())
              : Texts.say(
                      "policies.wrong",
                      policy,
                      is,
                      question.why(),
                      known(walk.way(asked.policy()), choice))
                  .strip();
    };
  }

  /** When a key came, was used last and how often, from the policy's own steps. */
  private String known(Stepped way, String key) {
    int came = 0;
    int used = 0;
    int uses = 0;
    for (int number = 1; number < walk.number(); number++) {
      Step step = way.at(number);
      if (step.key().equals(key)) {
        came = step.hit() ? came : number;
        uses = step.hit() ? uses + 1 : 1;
        used = number;
      }
    }
    return came == 0
        ? ""
        : Texts.say(
            "policies.known",
            key,
            Integer.toString(came),
            Integer.toString(used),
            Integer.toString(uses));
  }
}
