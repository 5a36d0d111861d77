package cachescope.ui.policies;

import cachescope.policy.Policies;
import cachescope.ui.Texts;
import cachescope.ui.controls.Rows;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The sequence in numbers: how long, how many keys, what must miss, and the best that can be. */
final class NumbersCard {
  private final Label requests = figure("policies.n.requests");
  private final Label distinct = figure("policies.n.distinct");
  private final Label first = figure("policies.n.first");
  private final Label best = figure("policies.n.best");
  private final VBox box =
      new VBox(
          Rows.heading("policies.numbers"),
          line("policies.n.requests", requests),
          line("policies.n.distinct", distinct),
          line("policies.n.first", first),
          line("policies.n.best", best));

  NumbersCard() {
    box.getStyleClass().add("section");
  }

  Node node() {
    return box;
  }

  private static Label figure(String id) {
    Label label = Marked.plain("", "mono");
    label.setId(id);
    return label;
  }

  private static Node line(String key, Label figure) {
    Label name = Marked.wrapped(Texts.say(key), "row-name");
    name.setLabelFor(figure);
    return Rows.ends(name, figure);
  }

  void show(Walk walk) {
    int keys = walk.requests().distinct();
    requests.setText(Integer.toString(walk.last()));
    distinct.setText(Integer.toString(keys));
    first.setText(Integer.toString(keys));
    best.setText(
        Texts.say("policies.n.opt", Integer.toString(walk.way(Policies.named("opt")).hits())));
  }
}
