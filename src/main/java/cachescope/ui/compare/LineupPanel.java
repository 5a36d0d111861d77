package cachescope.ui.compare;

import cachescope.compare.Lineup;
import cachescope.compare.RunsComparison;
import cachescope.event.Intent;
import cachescope.event.NamedSetting;
import cachescope.event.NamedSettings;
import cachescope.event.RunSetup;
import cachescope.event.RunsFigures;
import cachescope.event.Settings;
import cachescope.event.WorkloadSpec;
import cachescope.session.Frame;
import cachescope.ui.Panel;
import cachescope.ui.Scroll;
import cachescope.ui.Texts;
import cachescope.ui.Words;
import cachescope.ui.controls.Rows;
import cachescope.ui.controls.Wishes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Who runs: two to eight configurations, the requests that they get, and the button. */
final class LineupPanel implements Panel {
  private static final int REQUESTS = 500;
  private static final int MOST = 1_000_000;

  private final Wishes wishes;
  private final Supplier<WorkloadSpec> workload;
  private final List<RunSetup> setups = new ArrayList<>();
  private final VBox arms = new VBox();
  private final Label asked = Rows.hint("");
  private final Label complaint = Rows.hint("");
  private final TextField requests = new TextField(Integer.toString(REQUESTS));
  private final Button start = Rows.button("runs.start", this::startOrStop);
  private final ScrollPane scroll;
  private Settings stage = Settings.CLASSIC;
  private WorkloadSpec shownWorkload = WorkloadSpec.CLASSIC;
  private boolean running;

  LineupPanel(Wishes wishes, Supplier<WorkloadSpec> workload) {
    this.wishes = wishes;
    this.workload = workload;
    start.getStyleClass().add("accent");
    requests.setId("runs.requests");
    complaint.getStyleClass().add("complaint");
    arms.getStyleClass().add("rows");
    VBox column =
        new VBox(
            Rows.section(
                "runs.heading",
                Rows.hint(Texts.say("runs.what")),
                start,
                complaint,
                Rows.named("runs.requests", requests),
                asked),
            Rows.section(
                "runs.lineup",
                Rows.side(
                    Rows.button("runs.onOff", () -> take(Lineup.ON_OFF)),
                    Rows.button("runs.strategies", () -> take(Lineup.STRATEGIES))),
                Rows.button("runs.add", this::addStage),
                arms,
                Rows.hint(Texts.say("runs.change"))));
    column.getStyleClass().add("controls");
    scroll = Scroll.of(column);
    scroll.setId("lineup");
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().addAll("side-bar", "left-bar");
    take(Lineup.ON_OFF);
    complain("");
  }

  @Override
  public Node node() {
    return scroll;
  }

  @Override
  public void show(Frame frame, long now) {
    stage = frame.settings().settings();
    WorkloadSpec spec = workload.get();
    if (!spec.equals(shownWorkload) || asked.getText().isEmpty()) {
      shownWorkload = spec;
      asked.setText(
          Texts.say(
              "runs.asked",
              spec.shape().name().toLowerCase(Locale.ROOT).replace('_', ' '),
              Words.count(spec.users()),
              Words.rate(spec.ratePerSecond()),
              Words.percent(spec.writeShare())));
    }
    boolean runs = frame.runs().map(figures -> !figures.finished()).orElse(false);
    if (runs != running) {
      running = runs;
      start.setText(Texts.say(running ? "runs.stop" : "runs.start"));
      start.setAccessibleText(start.getText());
    }
  }

  @Override
  public boolean moves() {
    return false;
  }

  private void take(Lineup lineup) {
    setups.clear();
    setups.addAll(lineup.of(stage));
    fill();
  }

  private void addStage() {
    if (setups.size() == RunsComparison.MOST) {
      complain(Texts.say("runs.most", Integer.toString(RunsComparison.MOST)));
      return;
    }
    String name = stage.cacheOn() ? stage.pattern().strategy().label() : "no cache";
    setups.add(new RunSetup(free(name), stage));
    fill();
  }

  private String free(String name) {
    String free = name;
    for (int n = 2; taken(free); n++) {
      free = name + " " + n;
    }
    return free;
  }

  private boolean taken(String name) {
    return setups.stream().anyMatch(setup -> setup.name().equals(name));
  }

  private void fill() {
    arms.getChildren().clear();
    for (int i = 0; i < setups.size(); i++) {
      arms.getChildren().add(arm(i));
    }
    complain("");
  }

  private Node arm(int index) {
    RunSetup setup = setups.get(index);
    Label name = new Label(setup.name());
    name.getStyleClass().add("arm-name");
    Button away = new Button("\u00d7");
    away.setId("runs.away." + index);
    away.setAccessibleText(Texts.say("runs.away", setup.name()));
    away.setOnAction(_ -> {
      setups.remove(index);
      fill();
    });
    TextField change = new TextField();
    change.setId("runs.change." + index);
    change.setPromptText("ttl=5s, lease=10s");
    change.setAccessibleText(Texts.say("runs.changeOf", setup.name()));
    change.setOnAction(_ -> change(index, change.getText()));
    VBox box =
        new VBox(
            Rows.ends(name, away),
            Rows.hint(index == 0 ? Texts.say("runs.first") : against(setup)),
            change);
    box.getStyleClass().addAll("row", "inset");
    return box;
  }

  /** What is other than in the first. */
  private String against(RunSetup setup) {
    Settings first = setups.getFirst().settings();
    String words =
        NamedSettings.ALL.stream()
            .filter(s -> !value(s, first).equals(value(s, setup.settings())))
            .map(s -> s.words() + " " + value(s, setup.settings()))
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? Texts.say("runs.same") : words;
  }

  private static String value(NamedSetting setting, Settings settings) {
    return setting.shown().apply(settings);
  }

  private void change(int index, String text) {
    RunSetup setup = setups.get(index);
    try {
      Settings changed = setup.settings();
      for (String part : text.split(",", -1)) {
        String[] pair = part.split("=", 2);
        if (pair.length != 2) {
          throw new IllegalArgumentException(Texts.say("runs.form", part.strip()));
        }
        changed = NamedSettings.set(changed, pair[0].strip(), pair[1].strip());
      }
      setups.set(index, new RunSetup(free(shortened(text)), changed));
      fill();
    } catch (IllegalArgumentException e) {
      complain(String.valueOf(e.getMessage()));
    }
  }

  private static String shortened(String text) {
    String name = text.strip();
    return name.length() <= 40 ? name : name.substring(0, 39) + "\u2026";
  }

  private void startOrStop() {
    if (running) {
      wishes.wish(new Intent.StopComparison());
      return;
    }
    Optional<Integer> count = count();
    if (count.isEmpty()) {
      complain(Texts.say("runs.count", Words.count(MOST)));
    } else if (setups.size() < RunsComparison.FEWEST) {
      complain(Texts.say("runs.fewest"));
    } else {
      complain("");
      wishes.wish(new Intent.CompareRuns(setups, workload.get(), count.get()));
    }
  }

  private Optional<Integer> count() {
    String text = requests.getText().strip();
    return text.matches("\\d{1,7}")
        ? Optional.of(Integer.parseInt(text)).filter(n -> n >= 1 && n <= MOST)
        : Optional.empty();
  }

  private void complain(String sentence) {
    complaint.setText(sentence);
    Rows.hide(complaint, sentence.isEmpty());
  }

  /** For tests: who would run. */
  List<RunSetup> setups() {
    return List.copyOf(setups);
  }

  /** Whether figures are the last ones. */
  static boolean done(RunsFigures figures) {
    return figures.finished() && !figures.runs().isEmpty();
  }
}
