package cachescope.ui.policies;

import cachescope.policy.Policies;
import cachescope.policy.step.Example;
import cachescope.policy.step.Requests;
import cachescope.session.Frame;
import cachescope.trace.RequestTrace;
import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Panel;
import cachescope.ui.Screen;
import cachescope.ui.Scroll;
import cachescope.ui.controls.Wishes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/**
 * Policies: at the left the requests, the room and the policies; in the middle all of them in step,
 * each with its own structure, and the real server; at the right the curve, the guess and numbers.
 */
public final class PoliciesScreen implements Screen, Panel {
  /** Narrower than this, pixels at text scale 1, the right column stands below the middle. */
  private static final double WIDE = 1_180;

  /** Narrower than this, so does the left one. */
  private static final double TINY = 860;

  /** Of the middle, pixels at text scale 1: below, a card's parts stand one below the other. */
  private static final double ROOM_FOR_LINES = 640;

  private static final double LEFT_BAR = 268;
  private static final double RIGHT_BAR = 358;

  /** Between two steps that are played, nanoseconds. */
  private static final long PACE = 1_100_000_000L;

  private final Walk walk;
  private final SequencePanel controls;
  private final StepHeader header;
  private final GuessCard guess;
  private final LiveCard live;
  private final CurvePanel curve;
  private final TakeAlong take;
  private final RatioBars bars = new RatioBars();
  private final NumbersCard numbers = new NumbersCard();
  private final Map<String, PolicyCard> cards = new HashMap<>();
  private final VBox middle = new VBox();
  private final VBox policies = new VBox();
  private final VBox right = new VBox();
  private final ScrollPane rightScroll;
  private final BorderPane root = new BorderPane();
  private Optional<String> example = Optional.of(Example.firstSteps().name());
  private Ink ink = new Ink(Palette.DARK, 1);
  private boolean narrow;
  private boolean playing;
  private boolean changed = true;
  private boolean finished;
  private long steppedAt;

  public PoliciesScreen(Wishes wishes) {
    Example first = Example.firstSteps();
    walk = new Walk(first.requests(), first.capacity(), first.policies());
    controls = new SequencePanel(new Chosen());
    header = new StepHeader(walk, new Pressed(), this::jump);
    guess = new GuessCard(walk, this::changed);
    live = new LiveCard(walk, wishes);
    curve = new CurvePanel(walk, wishes);
    take = new TakeAlong(curve, walk, this::picture);
    policies.getStyleClass().add("policy-cards");
    middle.getStyleClass().addAll("middle", "policies");
    ScrollPane scroll = Scroll.of(middle);
    scroll.getStyleClass().add("middle-scroll");
    scroll.setFocusTraversable(false);
    right.getStyleClass().add("charts");
    rightScroll = Scroll.of(right);
    rightScroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    rightScroll.getStyleClass().addAll("side-bar", "right-bar");
    rightScroll.setFocusTraversable(false);
    root.setCenter(scroll);
    root.setId("policiesScreen");
    place(true, true);
  }

  private Node picture() {
    return root;
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public List<Panel> panels() {
    return List.of(this);
  }

  @Override
  public void theme(Palette palette, double textScale, boolean reducedMotion) {
    ink = new Ink(palette, textScale);
    curve.theme(ink);
    changed = true;
  }

  @Override
  public void fit(Room room) {
    double width = room.width() / room.theme().textScale();
    boolean rightThere = width >= WIDE && !room.presentation();
    boolean leftThere = width >= TINY && !room.presentation();
    double left = width - (leftThere ? LEFT_BAR : 0) - (rightThere ? RIGHT_BAR : 0);
    narrow = left < ROOM_FOR_LINES;
    cards.values().forEach(card -> card.narrow(narrow));
    live.narrow(narrow);
    place(leftThere, rightThere);
  }

  /** What stands at a side where there is room, else in the middle, in the order of its use. */
  private void place(boolean leftThere, boolean rightThere) {
    root.setLeft(null);
    root.setRight(null);
    middle.getChildren().clear();
    right.getChildren().clear();
    middle.getChildren().add(header.node());
    if (!rightThere) {
      middle.getChildren().add(guess.node());
    }
    middle.getChildren().addAll(policies, live.node(), bars.node());
    VBox rest = rightThere ? right : middle;
    if (rightThere) {
      right.getChildren().add(guess.node());
      root.setRight(rightScroll);
    }
    rest.getChildren().addAll(curve.node(), numbers.node(), take.node());
    if (leftThere) {
      controls.home();
      root.setLeft(controls.node());
    } else {
      middle.getChildren().add(controls.column());
    }
  }

  @Override
  public void show(Frame frame, long now) {
    controls.show(frame);
    if (live.news(frame)) {
      changed = true;
    }
    if (playing && now - steppedAt >= PACE) {
      steppedAt = now;
      playOn();
    }
    curve.show(frame);
    if (changed) {
      changed = false;
      draw();
    }
  }

  private void playOn() {
    if (walk.number() == walk.last()) {
      playing = false;
      changed();
    } else if (walk.forth()) {
      guess.forget();
      changed();
    }
  }

  /** The walk is at another place, or something of it was answered. */
  private void changed() {
    changed = true;
    if (walk.finished() != finished) {
      finished = walk.finished();
      curve.changed();
    }
  }

  private void draw() {
    header.show(playing);
    guess.show();
    List<Node> shown = new ArrayList<>();
    for (Policies.Entry entry : walk.shown()) {
      PolicyCard card = cards.computeIfAbsent(entry.name(), _ -> card(entry));
      card.show(walk, ink);
      shown.add(card.node());
    }
    if (!policies.getChildren().equals(shown)) {
      policies.getChildren().setAll(shown);
    }
    live.show(ink);
    bars.show(walk, ink.palette());
    numbers.show(walk);
    controls.show(walk, example);
    curve.draw();
  }

  private PolicyCard card(Policies.Entry entry) {
    PolicyCard card = new PolicyCard(entry);
    card.narrow(narrow);
    return card;
  }

  private void jump(int step) {
    playing = false;
    guess.forget();
    walk.jump(step);
    changed();
  }

  private void back() {
    playing = false;
    guess.forget();
    walk.back();
    changed();
  }

  private void forth() {
    playing = false;
    if (walk.forth()) {
      guess.forget();
    }
    changed();
  }

  private void play() {
    playing = !playing;
    steppedAt = 0;
    if (playing && walk.number() == walk.last() && walk.pending().isEmpty()) {
      walk.jump(0);
      guess.forget();
    }
    changed();
  }

  @Override
  public boolean pressed(KeyEvent stroke) {
    if (stroke.isShortcutDown() || stroke.isAltDown() || stroke.isMetaDown()) {
      return false;
    }
    if (stroke.isShiftDown()) {
      return false;
    }
    return switch (stroke.getCode()) {
      case SPACE -> done(this::play);
      case RIGHT -> done(this::forth);
      case LEFT -> done(this::back);
      case HOME -> done(() -> jump(0));
      case END -> done(() -> jump(walk.last()));
      case ENTER -> done(guess::reveal);
      default -> guess.typed(letter(stroke.getCode()));
    };
  }

  private static boolean done(Runnable what) {
    what.run();
    return true;
  }

  private static String letter(KeyCode code) {
    return code.isDigitKey() || code.isLetterKey() ? code.getName().replace("Numpad ", "") : "";
  }

  /** Takes a trace of a file, as the button does after a file was chosen. */
  void open(Path file) {
    controls.open(file);
  }

  /** For tests: where the learner is. */
  Walk walk() {
    return walk;
  }

  /** For tests: what would be taken along. */
  TakeAlong takeAlong() {
    return take;
  }

  /** What the buttons of the steps do. */
  private final class Pressed implements StepHeader.Wanted {
    @Override
    public void back() {
      PoliciesScreen.this.back();
    }

    @Override
    public void forth() {
      PoliciesScreen.this.forth();
    }

    @Override
    public void play() {
      PoliciesScreen.this.play();
    }

    @Override
    public void again() {
      playing = false;
      guess.forget();
      walk.restart();
      changed();
    }
  }

  /** What the left bar's controls do. */
  private final class Chosen implements SequencePanel.Wanted {
    @Override
    public void sequence(Requests requests, int capacity) {
      example = Optional.empty();
      begin(requests, capacity);
    }

    @Override
    public void example(Example chosen) {
      example = Optional.of(chosen.name());
      walk.show(chosen.policies());
      begin(chosen.requests(), chosen.capacity());
    }

    private void begin(Requests requests, int capacity) {
      playing = false;
      guess.forget();
      walk.take(requests, capacity);
      finished = walk.finished();
      curve.changed();
      changed();
    }

    @Override
    public void policies(List<String> names) {
      walk.show(names);
      curve.changed();
      changed();
    }

    @Override
    public void trace(RequestTrace trace) {
      curve.take(trace);
    }
  }
}
