package cachescope.ui.policies;

import cachescope.policy.Structure.Shape;
import cachescope.policy.step.Step;
import cachescope.ui.Texts;
import cachescope.ui.controls.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/**
 * A part of a policy's structure: a row of keys with words at its ends, a hand above the row, a bag
 * or names of keys that are gone.
 */
final class PartView {
  private static final int MOST_IN_A_ROW = 8;

  private PartView() {}

  /**
   * What is pointed out among the keys.
   *
   * @param asked the key that was asked for just now
   * @param next the key that leaves next
   */
  record Look(Optional<String> asked, Optional<String> next) {
    static final Look PLAIN = new Look(Optional.empty(), Optional.empty());
  }

  /**
   * Draws a part in a row.
   *
   * @param policy its name
   * @param alone whether it is the only part, so that it needs no caption
   * @param free places where nobody is
   */
  static VBox of(String policy, Step.Part part, boolean alone, int free, Look look) {
    VBox box = new VBox();
    box.getStyleClass().add("part");
    String caption = caption(policy, part, alone);
    if (!caption.isEmpty()) {
      box.getChildren().add(Marked.plain(caption, "part-name"));
    }
    boolean swept = part.shape() == Shape.SWEPT;
    List<Node> places = new ArrayList<>();
    for (int i = 0; i < part.slots().size(); i++) {
      Node slot = slot(part, part.slots().get(i), look);
      places.add(swept ? underHand(slot, part.hand().equals(Optional.of(i))) : slot);
    }
    for (int i = 0; i < free; i++) {
      Node empty = empty(Texts.say("policies.free"));
      places.add(swept ? underHand(empty, false) : empty);
    }
    if (places.isEmpty()) {
      places.add(empty("\u2014"));
    }
    TilePane row = new TilePane();
    row.getStyleClass().add("part-row");
    row.setTileAlignment(Pos.BOTTOM_LEFT);
    row.getChildren().addAll(places);
    row.setPrefColumns(Math.min(MOST_IN_A_ROW, places.size()));
    if (!part.first().isEmpty()) {
      box.getChildren()
          .add(
              Rows.ends(
                  Marked.plain(part.first(), "part-end"), Marked.plain(part.last(), "part-end")));
    }
    box.getChildren().add(row);
    return box;
  }

  /** What a part is called, and what else is known of it. */
  static String caption(String policy, Step.Part part, boolean alone) {
    String key = "policies.part." + policy + "." + part.name().replaceAll("[ ,]+", "-");
    String name = Texts.knows(key) ? Texts.say(key) : part.name();
    if (alone) {
      return Texts.knows(key) ? withNote(name, part.note()) : part.note();
    }
    return withNote(name, part.note());
  }

  private static String withNote(String name, String note) {
    return note.isEmpty() ? name : name + " \u00b7 " + note;
  }

  /** A key in its place. */
  static Label slot(Step.Part part, Step.Slot slot, Look look) {
    Label key = Marked.plain(slot.key(), "slot-key");
    key.setMaxWidth(Double.MAX_VALUE);
    Label label = new Label();
    label.getStyleClass().add("slot");
    VBox content = new VBox(key);
    content.setAlignment(Pos.CENTER);
    if (!slot.note().isEmpty()) {
      content.getChildren().add(Marked.plain(slot.note(), "slot-note"));
    }
    label.setGraphic(content);
    if (!part.cached()) {
      label.getStyleClass().add("slot-ghost");
    } else if (look.asked().equals(Optional.of(slot.key()))) {
      label.getStyleClass().add("slot-asked");
    } else if (look.next().equals(Optional.of(slot.key()))) {
      label.getStyleClass().add("slot-next");
    }
    if (slot.marked()) {
      label.getStyleClass().add("slot-marked");
    }
    return label;
  }

  static Node empty(String word) {
    Label label = Marked.plain(word, "slot", "slot-free");
    label.setAlignment(Pos.CENTER);
    return label;
  }

  private static Node underHand(Node slot, boolean here) {
    Label hand = Marked.plain(here ? Texts.say("policies.hand") : " ", "hand");
    VBox column = new VBox(hand, slot);
    column.setAlignment(Pos.BOTTOM_CENTER);
    return column;
  }

  /** The part in words. */
  static String words(String policy, Step.Part part, boolean alone) {
    StringBuilder text = new StringBuilder(caption(policy, part, alone));
    text.append(text.isEmpty() ? "" : ": ");
    if (part.slots().isEmpty()) {
      return text.append(Texts.say("policies.nobody")).toString();
    }
    text.append(part.first().isEmpty() ? "" : part.first() + ": ");
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < part.slots().size(); i++) {
      Step.Slot slot = part.slots().get(i);
      String hand =
          part.hand().equals(Optional.of(i)) ? " (" + Texts.say("policies.underHand") + ")" : "";
      keys.add(slot.key() + (slot.note().isEmpty() ? "" : " " + slot.note()) + hand);
    }
    text.append(String.join(", ", keys));
    return text.append(part.last().isEmpty() ? "" : " (" + part.last() + ")").toString();
  }
}
