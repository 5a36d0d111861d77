package cachescope.ui.policies;

import cachescope.event.LiveIntent;
import cachescope.event.LiveKey;
import cachescope.event.LiveRow;
import cachescope.event.LiveState;
import cachescope.event.LiveStep;
import cachescope.session.Frame;
import cachescope.ui.Ink;
import cachescope.ui.Sign;
import cachescope.ui.Texts;
import cachescope.ui.controls.Rows;
import cachescope.ui.controls.Wishes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/**
 * The live row: a real Redis of its own, with room for as many keys, that met the same requests;
 * who should have left if it looked at every key, against who did.
 */
final class LiveCard {
  private static final List<String> POLICIES =
      List.of(
          "allkeys-lru",
          "allkeys-lfu",
          "allkeys-random",
          "volatile-lru",
          "volatile-lfu",
          "volatile-random",
          "volatile-ttl");
  private static final int SAMPLES = 5;
  private static final int MOST_KEYS = 32;

  private final Walk walk;
  private final Wishes wishes;
  private final ComboBox<String> policy = new ComboBox<>();
  private final Button run = Rows.button("policies.live.run", this::runOrStop);
  private final VBox name = new VBox();
  private final FlowPane structure = new FlowPane();
  private final VBox outcome = new VBox();
  private final VBox seen = new VBox();
  private final Label title = Marked.wrapped(Texts.say("policies.live.title"), "policy-name");
  private final HBox wide = new HBox();
  private final VBox box = new VBox();
  private final Label about = Rows.hint("");
  private Optional<LiveRow> row = Optional.empty();
  private boolean recorded;

  LiveCard(Walk walk, Wishes wishes) {
    this.walk = walk;
    this.wishes = wishes;
    policy.setId("policies.live.policy");
    policy.setAccessibleText(Texts.say("policies.live.policy"));
    policy.getItems().setAll(POLICIES);
    policy.getSelectionModel().select(0);
    policy.setMaxWidth(Double.MAX_VALUE);
    name.getChildren()
        .setAll(
            title,
            Marked.wrapped(Texts.say("policies.live.idea"), "hint"),
            Marked.wrapped(Texts.say("policies.live.real"), "live-real"),
            policy,
            run);
    name.getStyleClass().add("policy-title");
    structure.getStyleClass().add("structure");
    structure.setMinWidth(0);
    outcome.getStyleClass().add("outcome");
    wide.getStyleClass().add("policy-line");
    seen.getChildren().setAll(structure, about);
    seen.getStyleClass().add("live-seen");
    seen.setMinWidth(0);
    HBox.setHgrow(seen, Priority.ALWAYS);
    box.getStyleClass().addAll("card", "policy-card", "live-card");
    box.setId("policies.live");
    box.setFocusTraversable(true);
    box.setAccessibleRole(AccessibleRole.TEXT);
    narrow(false);
  }

  Node node() {
    return box;
  }

  void narrow(boolean is) {
    if (is) {
      wide.getChildren().clear();
      box.getChildren().setAll(name, seen, outcome);
    } else {
      wide.getChildren().setAll(name, seen, outcome);
      box.getChildren().setAll(wide);
    }
  }

  private void runOrStop() {
    wishes.wish(
        runs()
            ? new LiveIntent.StopLive()
            : new LiveIntent.RunLiveRow(
                walk.requests().keys(), walk.capacity(), policy.getValue(), SAMPLES));
  }

  private boolean runs() {
    return row.filter(now -> !now.state().ended()).isPresent();
  }

  /** Whether there is something new of the server; then it is to be drawn. */
  boolean news(Frame frame) {
    boolean is = frame.timeline().recording().isPresent();
    if (frame.live().row().equals(row) && is == recorded) {
      return false;
    }
    row = frame.live().row();
    recorded = is;
    return true;
  }

  /** The row of this very sequence and room. */
  private Optional<LiveRow> own() {
    return row.filter(
        now -> now.keys().equals(walk.requests().keys()) && now.capacity() == walk.capacity());
  }

  void show(Ink ink) {
    boolean fits = walk.capacity() <= MOST_KEYS;
    run.setText(Texts.say(runs() ? "policies.live.stop" : "policies.live.run"));
    run.setAccessibleText(run.getText());
    run.setDisable(recorded || (!fits && !runs()));
    policy.setDisable(recorded);
    Optional<LiveStep> step =
        own()
            .filter(now -> walk.number() >= 1 && now.steps().size() >= walk.number())
            .map(now -> now.steps().get(walk.number() - 1));
    boolean hidden = !walk.pending().isEmpty();
    structure
        .getChildren()
        .setAll(step.map(at -> keys(at, hidden)).map(List::of).orElse(List.of()));
    outcome.getChildren().setAll(step.map(at -> outcome(at, hidden, ink)).orElse(List.of()));
    Rows.hide(structure, step.isEmpty());
    Rows.hide(outcome, step.isEmpty());
    title.setText(
        own()
            .map(now -> Texts.say("policies.live.titled", now.policy()))
            .orElse(Texts.say("policies.live.title")));
    about.setText(about(fits));
    box.setAccessibleText(spoken(step, hidden));
  }

  private String about(boolean fits) {
    if (recorded && own().isEmpty()) {
      return Texts.say("policies.live.recorded");
    }
    if (!fits) {
      return Texts.say("policies.live.most", Integer.toString(MOST_KEYS));
    }
    if (own().isEmpty()) {
      return Texts.say(row.isEmpty() ? "policies.live.about" : "policies.live.other");
    }
    LiveRow now = own().get();
    if (now.state() == LiveState.FAILED || now.state() == LiveState.STOPPED) {
      return now.note();
    }
    String met = Integer.toString(now.steps().size());
    if (!now.state().ended()) {
      return Texts.say(
          now.server().isEmpty() ? "policies.live.starting" : "policies.live.runs",
          met,
          Integer.toString(now.keys().size()));
    }
    String done =
        walk.finished() ? summary(now) : Texts.say("policies.live.done", now.server(), met);
    return now.note().isEmpty() ? done : done + " " + now.note();
  }

  private static String summary(LiveRow now) {
    return Texts.say(
        "policies.live.summary",
        now.server(),
        now.policy(),
        Integer.toString(now.hits()),
        Integer.toString(now.steps().size()),
        Integer.toString(now.count(LiveStep.Verdict.AS_PREDICTED)),
        Integer.toString(
            now.count(LiveStep.Verdict.AS_PREDICTED) + now.count(LiveStep.Verdict.OTHERWISE)));
  }

  private static Node keys(LiveStep step, boolean hidden) {
    VBox box = new VBox();
    box.getStyleClass().add("part");
    TilePane tiles = new TilePane();
    tiles.getStyleClass().add("part-row");
    for (LiveKey key : hidden ? shuffled(step.before()) : step.before()) {
      tiles.getChildren().add(key(key, step, hidden));
    }
    if (step.before().isEmpty()) {
      tiles.getChildren().add(PartView.empty("\u2014"));
    }
    tiles.setPrefColumns(Math.clamp(step.before().size(), 1, 6));
    box.getChildren()
        .addAll(
            Rows.ends(
                Marked.plain(
                    Texts.say(hidden ? "policies.live.before" : "policies.live.first"), "part-end"),
                Marked.plain(hidden ? "" : Texts.say("policies.live.last"), "part-end")),
            tiles);
    return box;
  }

  /** In the order of their names, so that nothing is given away. */
  private static List<LiveKey> shuffled(List<LiveKey> keys) {
    return keys.stream().sorted(java.util.Comparator.comparing(LiveKey::key)).toList();
  }

  private static Node key(LiveKey key, LiveStep step, boolean hidden) {
    VBox content = new VBox(Marked.plain(key.key(), "slot-key"));
    content.setAlignment(Pos.CENTER);
    content.getChildren().add(Marked.plain(note(key), "slot-note"));
    Label slot = new Label();
    slot.setGraphic(content);
    slot.getStyleClass().add("slot");
    if (!hidden && step.left().contains(key.key())) {
      slot.getStyleClass().add("slot-left");
    } else if (!hidden && step.hit() && key.key().equals(step.key())) {
      slot.getStyleClass().add("slot-asked");
    }
    return slot;
  }

  /** What Redis itself said of it. */
  private static String note(LiveKey key) {
    if (key.frequency().isPresent()) {
      return "freq " + key.frequency().get();
    }
    return key.idleSeconds().map(seconds -> "idle " + seconds + " s").orElse("");
  }

  private List<Node> outcome(LiveStep step, boolean hidden, Ink ink) {
    List<Node> lines = new ArrayList<>();
    if (hidden) {
      HBox line = new HBox(Marked.plain("\u2026", "victim-hidden"));
      line.getChildren().add(Marked.wrapped(Texts.say("policies.live.after")));
      line.getStyleClass().add("outcome-line");
      lines.add(line);
      return lines;
    }
    Sign sign = step.hit() ? Sign.HIT : Sign.MISS;
    lines.add(Marked.sign(sign, Texts.say("policies.did." + sign.word(), step.key()), ink));
    if (!step.predicted().isEmpty()) {
      lines.add(
          Marked.wrapped(
              Texts.say("policies.live.predicted", String.join(" or ", step.predicted()))));
    }
    if (!step.left().isEmpty()) {
      HBox line = new HBox(Marked.plain(Texts.say("policies.live.left")));
      for (String gone : step.left()) {
        Label victim = Marked.sign(Sign.EVICTED, gone, ink);
        victim.getStyleClass().add("victim");
        line.getChildren().add(victim);
      }
      line.getStyleClass().add("outcome-line");
      lines.add(line);
    }
    lines.add(Marked.wrapped(verdict(step), "hint"));
    lines.add(
        Marked.wrapped(
            Texts.say(
                "policies.hits", Integer.toString(step.hits()), Integer.toString(step.number())),
            "policy-hits"));
    return lines;
  }

  private String verdict(LiveStep step) {
    boolean lots = own().filter(now -> now.policy().endsWith("random")).isPresent();
    return switch (step.verdict()) {
      case NOBODY -> Texts.say("policies.live.nobody");
      case AS_PREDICTED -> Texts.say("policies.live.as");
      case OTHERWISE -> Texts.say("policies.live.otherwise");
      case NOT_PREDICTABLE -> Texts.say(lots ? "policies.live.lots" : "policies.live.early");
    };
  }

  private String spoken(Optional<LiveStep> step, boolean hidden) {
    List<String> words = new ArrayList<>();
    words.add(title.getText());
    words.add(Texts.say("policies.live.real"));
    if (step.isPresent() && !hidden) {
      words.add(
          Texts.say(step.get().hit() ? "policies.did.hit" : "policies.did.miss", step.get().key()));
      if (!step.get().left().isEmpty()) {
        words.add(Texts.say("policies.live.left") + " " + String.join(", ", step.get().left()));
      }
      words.add(verdict(step.get()));
    }
    words.add(about.getText());
    return String.join(". ", words);
  }
}
