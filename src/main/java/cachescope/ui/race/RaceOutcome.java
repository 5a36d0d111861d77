package cachescope.ui.race;

import cachescope.scenario.race.RaceBoard;
import cachescope.scenario.race.Remedy;
import cachescope.ui.Texts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How a race stands, what a search had to say, and what other schemes make of the same order. */
final class RaceOutcome {
  private final Label verdict = sentence("race-verdict");
  private final Label note = sentence("hint");
  private final VBox remedies = new VBox();
  private final VBox box = new VBox(verdict, note, remedies);

  RaceOutcome() {
    verdict.setId("race.verdict");
    note.setId("race.note");
    remedies.setId("race.remedies");
    remedies.getStyleClass().add("race-remedies");
    box.getStyleClass().addAll("card", "race-outcome");
  }

  Node node() {
    return box;
  }

  void show(RaceBoard board) {
    boolean settled = board.record().settled() && !board.record().steps().isEmpty();
    boolean stale = board.record().endsStale();
    verdict.setText((stale ? "≠ " : settled ? "✓ " : "") + board.verdict());
    verdict.getStyleClass().removeAll("race-stale", "race-fresh");
    if (settled) {
      verdict.getStyleClass().add(stale ? "race-stale" : "race-fresh");
    }
    present(note, !board.note().isEmpty());
    note.setText(board.note());
    remedies.getChildren().clear();
    if (!board.remedies().isEmpty()) {
      Label head = sentence("section-heading");
      head.setText(Texts.say("race.remedies"));
      remedies.getChildren().add(head);
    }
    for (Remedy remedy : board.remedies()) {
      Label line = sentence("race-remedy");
      line.setText((remedy.closes() ? "✓ " : "≠ ") + remedy.sentence());
      line.getStyleClass().add(remedy.closes() ? "race-fresh" : "race-stale");
      remedies.getChildren().add(line);
    }
    present(remedies, !board.remedies().isEmpty());
  }

  private static Label sentence(String style) {
    Label label = new Label();
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static void present(Node node, boolean there) {
    node.setVisible(there);
    node.setManaged(there);
  }
}
