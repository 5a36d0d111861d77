package cachescope.ui.policies;

import cachescope.policy.Policies;
import cachescope.policy.Structure.Shape;
import cachescope.policy.step.Step;
import cachescope.ui.Ink;
import cachescope.ui.Sign;
import cachescope.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * A policy at the step where all stand: its own structure, what the request did to it, and in words
 * why who left had to leave. While a question waits, it shows how things stood before the request.
 */
final class PolicyCard {
  /** A ring of more seats is drawn as a row: the circle would be larger than what it tells. */
  private static final int MOST_SEATS = 10;

  private final Policies.Entry policy;
  private final VBox name = new VBox();
  private final FlowPane structure = new FlowPane();
  private final VBox outcome = new VBox();
  private final HBox wide = new HBox();
  private final VBox box = new VBox();

  PolicyCard(Policies.Entry policy) {
    this.policy = policy;
    name.getChildren()
        .setAll(
            Marked.wrapped(policy.title(), "policy-name"), Marked.wrapped(policy.idea(), "hint"));
    name.getStyleClass().add("policy-title");
    structure.getStyleClass().add("structure");
    outcome.getStyleClass().add("outcome");
    wide.getStyleClass().add("policy-line");
    box.getStyleClass().addAll("card", "policy-card");
    box.setId("policy." + policy.name());
    box.setFocusTraversable(true);
    box.setAccessibleRole(AccessibleRole.TEXT);
    structure.setMinWidth(0);
    HBox.setHgrow(structure, Priority.ALWAYS);
    narrow(false);
  }

  Node node() {
    return box;
  }

  /** One below the other, where there is no room side by side. */
  void narrow(boolean is) {
    if (is) {
      wide.getChildren().clear();
      box.getChildren().setAll(name, structure, outcome);
    } else {
      box.getChildren().setAll(wide);
      wide.getChildren().setAll(name, structure, outcome);
    }
  }

  void show(Walk walk, Ink ink) {
    boolean hidden = walk.hidden(policy);
    Step step = walk.step(policy);
    int number = hidden ? walk.number() - 1 : walk.number();
    Step seen = walk.way(policy).at(number);
    Optional<Step.Leaving> next = walk.finished() ? seen.next() : Optional.empty();
    PartView.Look look =
        hidden ? PartView.Look.PLAIN : new PartView.Look(walk.key(), next.map(Step.Leaving::key));
    structure.getChildren().setAll(parts(walk, seen, number, look));
    box.getStyleClass().remove("policy-asked");
    if (!walk.pending().isEmpty() && walk.pending().getFirst().policy().equals(policy)) {
      box.getStyleClass().add("policy-asked");
    }
    List<Node> lines = new ArrayList<>();
    if (hidden) {
      lines.add(
          line(
              Marked.plain("?", "victim-hidden"),
              Marked.wrapped(
                  Texts.say(
                      box.getStyleClass().contains("policy-asked")
                          ? "policies.yourTurn"
                          : "policies.waits"))));
    } else if (walk.number() > 0) {
      happened(walk, step, lines, ink);
    }
    lines.add(Marked.wrapped(hits(seen), "policy-hits"));
    next.ifPresent(leaving ->
        lines.add(
            Marked.wrapped(Texts.say("policies.next", leaving.key(), leaving.why()), "hint")));
    outcome.getChildren().setAll(lines);
    box.setAccessibleText(words(walk, seen, hidden, step));
  }

  private static String hits(Step seen) {
    return Texts.say(
        "policies.hits", Integer.toString(seen.hits()), Integer.toString(seen.number()));
  }

  private static HBox line(Node sign, Node words) {
    HBox line = new HBox(sign, words);
    line.getStyleClass().add("outcome-line");
    HBox.setHgrow(words, Priority.ALWAYS);
    return line;
  }

  private void happened(Walk walk, Step step, List<Node> lines, Ink ink) {
    Sign sign = step.hit() ? Sign.HIT : Sign.MISS;
    lines.add(Marked.sign(sign, Texts.say("policies.did." + sign.word(), step.key()), ink));
    for (Step.Leaving gone : step.left()) {
      Node victim = Marked.sign(Sign.EVICTED, gone.key(), ink);
      victim.getStyleClass().add("victim");
      lines.add(line(victim, Marked.wrapped(gone.why())));
    }
    walk.guess(policy)
        .ifPresent(guess ->
            guess
                .choice()
                .ifPresent(choice ->
                    lines.add(
                        Marked.wrapped(
                            Texts.say(
                                guess.right() ? "policies.saidRight" : "policies.saidWrong",
                                choice),
                            "hint"))));
  }

  private List<Node> parts(Walk walk, Step seen, int number, PartView.Look look) {
    List<Step.Part> parts = seen.after();
    boolean alone = parts.size() == 1;
    List<Node> views = new ArrayList<>();
    for (Step.Part part : parts) {
      int free = alone ? Math.max(0, walk.capacity() - part.slots().size()) : 0;
      if (part.shape() == Shape.RING && walk.capacity() <= MOST_SEATS) {
        views.add(
            new VBox(
                Marked.plain(PartView.caption(policy.name(), part, alone), "part-name"),
                RingView.of(walk.way(policy), number, part, walk.capacity(), look)));
      } else {
        VBox row = PartView.of(policy.name(), part, alone, free, look);
        row.maxWidthProperty().bind(structure.widthProperty());
        views.add(row);
      }
    }
    return views;
  }

  private String words(Walk walk, Step seen, boolean hidden, Step step) {
    List<String> words = new ArrayList<>();
    words.add(policy.title());
    boolean alone = seen.after().size() == 1;
    seen.after().forEach(part -> words.add(PartView.words(policy.name(), part, alone)));
    if (hidden) {
      words.add(Texts.say("policies.yourTurn"));
    } else if (walk.number() > 0) {
      words.add(Texts.say(step.hit() ? "policies.did.hit" : "policies.did.miss", step.key()));
      step.left()
          .forEach(gone -> words.add(Texts.say("policies.leftWords", gone.key(), gone.why())));
    }
    words.add(hits(seen));
    return String.join(". ", words);
  }
}
