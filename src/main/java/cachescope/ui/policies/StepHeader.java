package cachescope.ui.policies;

import cachescope.policy.Policies;
import cachescope.policy.step.Question;
import cachescope.ui.Texts;
import cachescope.ui.controls.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where all policies stand: the step, what is asked, the requests as cells, and the buttons. */
final class StepHeader {
  private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
  private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");
  private static final int FEW = 60;

  private final Walk walk;
  private final IntConsumer jump;
  private final Label step = Marked.plain("", "step-number");
  private final Label words = Marked.wrapped("", "step-words");
  private final FlowPane cells = new FlowPane();
  private final ScrollPane scroll = new ScrollPane();
  private final Button back;
  private final Button forth;
  private final Button play;
  private final VBox box;
  private List<String> shown = List.of();

  /** What the buttons do. */
  interface Wanted {
    void back();

    void forth();

    void play();

    void again();
  }

  /**
   * @param jump goes to a step
   */
  StepHeader(Walk walk, Wanted wanted, IntConsumer jump) {
    this.walk = walk;
    this.jump = jump;
    back = icon("policies.back", "fth-skip-back", wanted::back);
    play = icon("policies.play", "fth-play", wanted::play);
    forth = icon("policies.forth", "fth-skip-forward", wanted::forth);
    Button again = Rows.button("policies.again", wanted::again);
    again.setMaxWidth(Button.USE_PREF_SIZE);
    FlowPane buttons =
        new FlowPane(back, play, forth, again, Rows.hint(Texts.say("policies.keys")));
    buttons.getStyleClass().add("step-buttons");
    cells.getStyleClass().add("step-cells");
    scroll.setFitToWidth(true);
    scroll.getStyleClass().addAll("sheet-scroll", "step-scroll");
    scroll.setFocusTraversable(false);
    FlowPane head = new FlowPane(step, words);
    head.getStyleClass().add("step-head");
    words.setId("policies.stepWords");
    step.setId("policies.step");
    box = new VBox(head, cells, buttons);
    box.getStyleClass().add("step-header");
  }

  private static Button icon(String key, String icon, Runnable pressed) {
    Button button = new Button();
    button.setGraphic(new FontIcon(icon));
    button.setId(key);
    button.setAccessibleText(Texts.say(key));
    button.setOnAction(_ -> pressed.run());
    return button;
  }

  Node node() {
    return box;
  }

  void show(boolean playing) {
    step.setText(
        Texts.say(
            "policies.stepOf", Integer.toString(walk.number()), Integer.toString(walk.last())));
    words.setText(words());
    if (!shown.equals(walk.requests().keys())) {
      shown = walk.requests().keys();
      cells.getChildren().setAll(cells());
      many(shown.size() > FEW);
    }
    for (int i = 0; i < cells.getChildren().size(); i++) {
      Node cell = cells.getChildren().get(i);
      cell.pseudoClassStateChanged(HERE, i + 1 == walk.number());
      cell.pseudoClassStateChanged(PAST, i + 1 < walk.number());
    }
    back.setDisable(walk.number() == 0);
    forth.setDisable(walk.number() == walk.last() || !walk.pending().isEmpty());
    play.setGraphic(new FontIcon(playing ? "fth-pause" : "fth-play"));
    play.setAccessibleText(Texts.say(playing ? "policies.pause" : "policies.play"));
  }

  /** Many cells scroll, so that the policies stay in sight. */
  private void many(boolean is) {
    scroll.setContent(is ? cells : new VBox());
    box.getChildren().set(1, is ? scroll : cells);
  }

  private List<Node> cells() {
    List<Node> all = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      int number = i + 1;
      Button cell = new Button(shown.get(i));
      cell.getStyleClass().add("step-cell");
      cell.setId("policies.cell." + number);
      cell.setAccessibleText(Texts.say("policies.cell", Integer.toString(number), shown.get(i)));
      cell.setOnAction(_ -> jump.accept(number));
      all.add(cell);
    }
    return all;
  }

  private String words() {
    if (walk.key().isEmpty()) {
      return Texts.say("policies.empty");
    }
    String key = walk.key().get();
    List<Walk.Asked> pending = walk.pending();
    if (!pending.isEmpty()) {
      boolean who = pending.getFirst().question().kind() == Question.Kind.WHO_LEAVES;
      return Texts.say(who ? "policies.now.who" : "policies.now.hit", key);
    }
    List<Policies.Entry> hits =
        walk.shown().stream().filter(entry -> walk.step(entry).hit()).toList();
    if (hits.isEmpty()) {
      boolean first = walk.requests().keys().indexOf(key) == walk.number() - 1;
      return Texts.say(first ? "policies.now.first" : "policies.now.miss", key);
    }
    return hits.size() == walk.shown().size()
        ? Texts.say("policies.now.all", key)
        : Texts.say(
            "policies.now.some",
            key,
            hits.stream().map(Policies.Entry::title).collect(Collectors.joining(", ")));
  }
}
