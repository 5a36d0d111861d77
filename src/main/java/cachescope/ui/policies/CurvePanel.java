package cachescope.ui.policies;

import cachescope.event.LiveIntent;
import cachescope.event.LivePoint;
import cachescope.event.LiveState;
import cachescope.policy.Policies;
import cachescope.policy.curve.Curve;
import cachescope.session.Frame;
import cachescope.trace.RequestTrace;
import cachescope.ui.Ink;
import cachescope.ui.Texts;
import cachescope.ui.Words;
import cachescope.ui.controls.Rows;
import cachescope.ui.controls.Wishes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.layout.VBox;

/**
 * The curve of hit ratios: of the sequence that is stepped through, of many generated requests or
 * of a trace; simulated beside the window, with a point measured on a real Redis where it is asked.
 */
final class CurvePanel {
  private static final String POLICY = "allkeys-lru";
  private static final int SAMPLES = 5;
  private static final int FEWEST_LIVE = 10;

  private final Walk walk;
  private final Wishes wishes;
  private final CurveWork work = new CurveWork();
  private final CurveChart chart = new CurveChart();
  private final ComboBox<String> of = new ComboBox<>();
  private final Slider size = new Slider(0, 1, 0);
  private final Label told = Rows.hint("");
  private final Label live = Rows.hint("");
  private final ProgressBar progress = new ProgressBar(0);
  private final Button cancel = Rows.button("policies.curve.cancel", this::cancel);
  private final Button measure = Rows.button("policies.measure", this::measure);
  private final VBox box;
  private final List<Supplier<Optional<RequestTrace>>> subjects = new ArrayList<>();
  private Optional<RequestTrace> file = Optional.empty();
  private CurveWork.State seen = CurveWork.State.NONE;
  private List<LivePoint> points = List.of();
  private boolean asked;
  private boolean stopped;
  private boolean recorded;

  CurvePanel(Walk walk, Wishes wishes) {
    this.walk = walk;
    this.wishes = wishes;
    of.setId("policies.curveOf");
    of.setMaxWidth(Double.MAX_VALUE);
    of.setAccessibleText(Texts.say("policies.curveOf"));
    of.getItems().add(Texts.say("policies.curve.this"));
    subjects.add(this::sequence);
    for (Sequences.Kind kind : Sequences.Kind.values()) {
      String name = Texts.say("policies.many." + kind.name().toLowerCase(Locale.ROOT));
      of.getItems().add(name);
      subjects.add(() -> Optional.of(Sequences.many(kind, name)));
    }
    of.getSelectionModel().select(1);
    of.setOnAction(_ -> changed());
    size.setId("policies.size");
    size.setAccessibleText(Texts.say("policies.size"));
    size.setBlockIncrement(1);
    size.valueProperty().addListener(_ -> draw());
    told.setId("policies.curveTold");
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setAccessibleText(Texts.say("policies.curve.progress"));
    live.setId("policies.pointTold");
    box =
        new VBox(
            Rows.heading("policies.curve"),
            of,
            chart.node(),
            size,
            told,
            progress,
            cancel,
            measure,
            live);
    box.getStyleClass().add("section");
    box.setId("policies.curve");
  }

  Node node() {
    return box;
  }

  void theme(Ink ink) {
    chart.theme(ink);
  }

  /** A trace of a file takes the curve. */
  void take(RequestTrace trace) {
    file = Optional.of(trace);
    String name = trace.name();
    if (subjects.size() == Sequences.Kind.values().length + 1) {
      subjects.add(() -> file);
      of.getItems().add(name);
    } else {
      of.getItems().set(subjects.size() - 1, name);
    }
    work.forget();
    of.getSelectionModel().select(subjects.size() - 1);
    changed();
  }

  /** The steps' own sequence takes the curve, or gives it back. */
  void ofSequence() {
    of.getSelectionModel().select(0);
    changed();
  }

  private boolean own() {
    return of.getSelectionModel().getSelectedIndex() == 0;
  }

  private Optional<RequestTrace> sequence() {
    return walk.finished()
        ? Optional.of(
            Sequences.trace(
                walk.requests(), Texts.say("policies.curve.named", walk.requests().toString())))
        : Optional.empty();
  }

  private Optional<RequestTrace> subject() {
    int index = of.getSelectionModel().getSelectedIndex();
    return index < 0 ? Optional.empty() : subjects.get(index).get();
  }

  /** Other requests, or other policies: simulates what is missing. */
  void changed() {
    asked = true;
    stopped = false;
    Optional<RequestTrace> subject = subject();
    subject.ifPresentOrElse(trace -> work.begin(trace, walk.shown()), work::cancel);
    seen = CurveWork.State.NONE;
    draw();
  }

  private void cancel() {
    stopped = true;
    work.cancel();
    draw();
  }

  /** Shows how far it has come, and what was measured. */
  void show(Frame frame) {
    if (!asked) {
      changed();
    }
    recorded = frame.timeline().recording().isPresent();
    List<LivePoint> now = frame.live().points();
    CurveWork.State state = work.state();
    if (!state.equals(seen) || !now.equals(points)) {
      boolean first = !state.sizes().equals(seen.sizes());
      seen = state;
      points = now;
      if (first && !state.sizes().isEmpty()) {
        size.setMax(state.sizes().size() - 1.0);
        size.setValue(Math.rint(state.sizes().size() * 0.62));
      }
      draw();
    }
  }

  /** One's own cache, keys. */
  private long cache() {
    if (own() || seen.sizes().isEmpty()) {
      return walk.capacity();
    }
    return seen.sizes().get(Math.clamp(Math.round(size.getValue()), 0, last()));
  }

  private int last() {
    return seen.sizes().size() - 1;
  }

  /** Draws what is known by now. */
  void draw() {
    CurveWork.State state = work.state();
    boolean waits = subject().isEmpty();
    boolean known = !waits && !state.sizes().isEmpty();
    Rows.hide(chart.node(), !known);
    Rows.hide(size, !known || own());
    Rows.hide(progress, !state.busy());
    Rows.hide(cancel, !state.busy());
    progress.setProgress(state.share());
    Rows.hide(measure, own() || recorded || !known);
    measure.setText(Texts.say(measuring() ? "policies.stopMeasure" : "policies.measure"));
    measure.setAccessibleText(measure.getText());
    if (known) {
      chart.show(drawing(state));
    }
    told.setText(waits ? Texts.say("policies.curve.hidden") : words(state));
    String words = own() || !known ? "" : pointWords(state);
    live.setText(words);
    Rows.hide(live, words.isEmpty());
  }

  private CurveChart.Drawing drawing(CurveWork.State state) {
    List<LivePoint> own = points.stream().filter(p -> p.trace().equals(state.trace())).toList();
    return new CurveChart.Drawing(
        walk.shown(),
        List.copyOf(state.curves().values()),
        state.sizes().getFirst(),
        state.sizes().getLast(),
        cache(),
        own);
  }

  private String words(CurveWork.State state) {
    if (!state.trouble().isEmpty()) {
      return state.trouble();
    }
    if (state.busy()) {
      return state.doing().isEmpty()
          ? Texts.say("policies.curve.looking")
          : Texts.say("policies.curve.doing", Policies.named(state.doing()).title());
    }
    if (state.sizes().isEmpty()) {
      return Texts.say(stopped ? "policies.curve.stopped" : "policies.curve.looking");
    }
    CurveChart.Drawing drawing = drawing(state);
    String what =
        Texts.say(
            stopped ? "policies.curve.partly" : "policies.curve.simulated",
            Words.count(state.requests()),
            Words.count(state.distinct()));
    Optional<Policies.Entry> bearer = CurveChart.kneeBearer(drawing);
    Optional<Curve.Point> knee = CurveChart.kneeOf(drawing);
    return knee.isEmpty()
        ? what
        : what
            + " "
            + Texts.say(
                "policies.curve.knee",
                bearer.map(Policies.Entry::title).orElse(""),
                Words.count(knee.get().capacity()));
  }

  private String pointWords(CurveWork.State state) {
    List<String> words = new ArrayList<>();
    for (LivePoint point : points) {
      if (point.trace().equals(state.trace())) {
        boolean failed = point.state() == LiveState.FAILED || point.state() == LiveState.STOPPED;
        words.add(
            failed
                ? point.note()
                : point.state().ended()
                    ? Texts.say(
                        "policies.point",
                        point.policy(),
                        Words.percent(point.hitRatio()),
                        Words.count(Math.round(point.resident())),
                        Words.count(point.done()))
                    : Texts.say(
                        "policies.pointRuns",
                        Words.count(point.done()),
                        Words.count(point.planned())));
      }
    }
    return String.join("\n", words);
  }

  private boolean measuring() {
    return points.stream().anyMatch(p -> p.trace().equals(seen.trace()) && !p.state().ended());
  }

  private void measure() {
    if (measuring()) {
      wishes.wish(new LiveIntent.StopLive());
      return;
    }
    seen.first()
        .ifPresent(trace ->
            wishes.wish(
                new LiveIntent.MeasureLivePoint(
                    trace, Math.clamp(cache(), FEWEST_LIVE, trace.size()), POLICY, SAMPLES)));
  }

  /** What is drawn, to be taken along. */
  CurveWork.State state() {
    return work.state();
  }

  /** Measured points of what is drawn, ended ones. */
  List<LivePoint> measured() {
    return points.stream()
        .filter(p -> p.trace().equals(work.state().trace()) && p.state() == LiveState.DONE)
        .toList();
  }
}
