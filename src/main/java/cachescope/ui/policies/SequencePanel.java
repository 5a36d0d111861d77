package cachescope.ui.policies;

import cachescope.event.Amounts;
import cachescope.policy.Policies;
import cachescope.policy.step.Example;
import cachescope.policy.step.Requests;
import cachescope.session.Frame;
import cachescope.trace.RequestTrace;
import cachescope.trace.TraceFile;
import cachescope.trace.TraceFormat;
import cachescope.ui.Texts;
import cachescope.ui.controls.Rows;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** What can be changed: the sequence and where it comes from, the room, and the policies. */
final class SequencePanel {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final int MOST_ROOM = 20;
  private static final long MOST_SEED = 999_999;

  /** What is asked of the screen. */
  interface Wanted {
    void sequence(Requests requests, int capacity);

    void example(Example example);

    void policies(List<String> names);

    void trace(RequestTrace trace);
  }

  private final Wanted wanted;
  private final TextField typed = new TextField();
  private final Label complaint = Rows.hint("");
  private final Label note = Rows.hint("");
  private final Map<String, Button> examples = new LinkedHashMap<>();
  private final ComboBox<String> kind = new ComboBox<>();
  private final TextField seed = new TextField("1");
  private final Slider room = new Slider(1, MOST_ROOM, 3);
  private final Label roomWords = Marked.plain("", "mono");
  private final Map<String, CheckBox> policies = new LinkedHashMap<>();
  private final ScrollPane scroll;
  private final VBox column;
  private Frame frame = Frame.EMPTY;
  private Requests requests = Example.firstSteps().requests();
  private boolean showing;

  SequencePanel(Wanted wanted) {
    this.wanted = wanted;
    column = new VBox(sequence(), generated(), capacity(), policies());
    column.getStyleClass().add("controls");
    scroll = new ScrollPane(column);
    scroll.setFitToWidth(true);
    scroll.setId("policies.controls");
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().addAll("side-bar", "left-bar");
    complain("");
    noting("");
  }

  Node node() {
    return scroll;
  }

  /** The controls without their own bar, where they stand below the rest. */
  Node column() {
    return column;
  }

  /** Takes the column back that stood somewhere else. */
  void home() {
    scroll.setContent(column);
  }

  private Node sequence() {
    typed.setId("policies.typed");
    typed.setOnAction(_ -> typed());
    complaint.getStyleClass().add("complaint");
    complaint.setId("policies.complaint");
    VBox box =
        Rows.section("policies.sequence", Rows.named("policies.typed", typed), complaint, note);
    for (Example example : Example.all()) {
      Button button = entry("policies.example." + example.name());
      button.setOnAction(_ -> {
        complain("");
        noting(Texts.say("policies.about." + example.name()));
        wanted.example(example);
      });
      examples.put(example.name(), button);
      box.getChildren().add(button);
    }
    Button stage = entry("policies.fromStage");
    stage.setOnAction(_ -> fromStage());
    Button file = entry("policies.fromFile");
    file.setOnAction(_ -> choose());
    box.getChildren().addAll(stage, file);
    return box;
  }

  private static Button entry(String key) {
    Button button = new Button(Texts.say(key));
    button.setId(key);
    button.setAccessibleText(button.getText());
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinWidth(0);
    button.setWrapText(true);
    button.setAlignment(Pos.CENTER_LEFT);
    button.getStyleClass().add("list-entry");
    return button;
  }

  private Node generated() {
    kind.setId("policies.kind");
    kind.setMaxWidth(Double.MAX_VALUE);
    for (Sequences.Kind each : Sequences.Kind.values()) {
      kind.getItems().add(Texts.say("policies.few." + each.name().toLowerCase(Locale.ROOT)));
    }
    kind.getSelectionModel().select(0);
    seed.setId("policies.seed");
    seed.setOnAction(_ -> generate(0));
    return Rows.section(
        "policies.generated",
        Rows.named("policies.kind", kind),
        Rows.named("policies.seed", seed),
        Rows.side(
            Rows.button("policies.generate", () -> generate(0)),
            Rows.button("policies.another", () -> generate(1))));
  }

  private Node capacity() {
    room.setId("policies.room");
    room.setBlockIncrement(1);
    room.setMajorTickUnit(1);
    room.setMinorTickCount(0);
    room.setSnapToTicks(true);
    room.valueProperty().addListener((_, was, is) -> roomed(was.doubleValue(), is.doubleValue()));
    Label name = new Label(Texts.say("policies.capacity"));
    name.getStyleClass().add("row-name");
    name.setLabelFor(room);
    VBox row = new VBox(Rows.ends(name, roomWords), room);
    row.getStyleClass().add("row");
    return Rows.section("policies.room", row);
  }

  private Node policies() {
    VBox box = Rows.section("policies.policies");
    for (Policies.Entry entry : Policies.all()) {
      CheckBox check = new CheckBox(entry.title());
      check.setId("policies.show." + entry.name());
      check.setAccessibleText(entry.title() + ": " + entry.idea());
      check.getStyleClass().add("switch");
      check.setMaxWidth(Double.MAX_VALUE);
      check.setOnAction(_ -> wanted.policies(chosen()));
      policies.put(entry.name(), check);
      box.getChildren().add(check);
    }
    return box;
  }

  private List<String> chosen() {
    List<String> names = new ArrayList<>();
    policies.forEach((name, check) -> {
      if (check.isSelected()) {
        names.add(name);
      }
    });
    return names;
  }

  /** Shows what the walk has. */
  void show(Walk walk, Optional<String> example) {
    showing = true;
    requests = walk.requests();
    if (!typed.isFocused() || complaint.getText().isEmpty()) {
      typed.setText(requests.toString());
    }
    room.setValue(walk.capacity());
    roomWords.setText(Texts.say("policies.keysFit", Integer.toString(walk.capacity())));
    room.setAccessibleText(Texts.say("policies.capacity") + " " + roomWords.getText());
    List<String> shown = walk.shown().stream().map(Policies.Entry::name).toList();
    policies.forEach((name, check) -> check.setSelected(shown.contains(name)));
    examples.forEach((name, button) ->
        button.pseudoClassStateChanged(CHOSEN, example.equals(Optional.of(name))));
    showing = false;
  }

  void show(Frame now) {
    frame = now;
  }

  private void typed() {
    take(typed.getText(), "");
    if (complaint.getText().isEmpty() && typed.getScene() != null) {
      typed.getScene().getRoot().requestFocus();
    }
  }

  private void take(String text, String words) {
    try {
      Requests next = Requests.of(text);
      complain("");
      noting(words);
      wanted.sequence(next, capacityNow());
    } catch (IllegalArgumentException e) {
      complain(Texts.say("policies.refused", String.valueOf(e.getMessage())));
    }
  }

  private int capacityNow() {
    return (int) Math.round(room.getValue());
  }

  private void roomed(double was, double is) {
    if (!showing && Math.round(was) != Math.round(is)) {
      wanted.sequence(requests, (int) Math.round(is));
    }
  }

  private void generate(long more) {
    try {
      long number = Amounts.whole("The seed", seed.getText().strip(), 0, MOST_SEED - more) + more;
      seed.setText(Long.toString(number));
      Sequences.Kind each =
          List.of(Sequences.Kind.values()).get(kind.getSelectionModel().getSelectedIndex());
      take(Sequences.few(each, number).toString(), "");
    } catch (IllegalArgumentException e) {
      complain(String.valueOf(e.getMessage()));
    }
  }

  private void fromStage() {
    List<String> keys = StageKeys.newest(frame, Sequences.STEPS);
    if (keys.isEmpty()) {
      complain(Texts.say("policies.stageEmpty"));
    } else {
      take(String.join(" ", keys), Texts.say("policies.stageTaken", Integer.toString(keys.size())));
    }
  }

  private void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Texts.say("policies.fromFile"));
    Optional.ofNullable(chooser.showOpenDialog(scroll.getScene().getWindow()))
        .map(File::toPath)
        .ifPresent(this::open);
  }

  /** Takes a trace's first requests to step through, and all of it for the curve. */
  void open(Path file) {
    try {
      TraceFile trace = TraceFile.of(file, TraceFormat.AUTO);
      Requests first = Sequences.few(trace);
      complain("");
      noting(Texts.say("policies.fileTaken", trace.name(), Integer.toString(first.keys().size())));
      wanted.sequence(first, capacityNow());
      wanted.trace(trace);
    } catch (IOException e) {
      complain(String.valueOf(e.getMessage()));
    }
  }

  private void complain(String sentence) {
    complaint.setText(sentence);
    Rows.hide(complaint, sentence.isEmpty());
  }

  private void noting(String sentence) {
    note.setText(sentence);
    Rows.hide(note, sentence.isEmpty());
  }
}
