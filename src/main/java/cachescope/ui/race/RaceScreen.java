package cachescope.ui.race;

import cachescope.event.Intent;
import cachescope.scenario.race.Race;
import cachescope.scenario.race.RaceBoard;
import cachescope.scenario.race.Scheme;
import cachescope.session.Frame;
import cachescope.ui.Panel;
import cachescope.ui.Screen;
import cachescope.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Races: above what is raced, in the middle who did what when and who may go, below how it stands
 * and what would help. The screen keeps the order it was shown, so that one can go back and forth
 * in it; every step is run again, for real.
 */
public final class RaceScreen implements Screen, Panel {
  private static final Race FIRST = new Race(Scheme.CACHE_ASIDE, 1, 1);

  /** Between two steps that are played, nanoseconds. */
  private static final long PACE = 900_000_000L;

  private final Consumer<Intent> wishes;
  private final RaceControls controls;
  private final RaceTable table = new RaceTable(this::step);
  private final RaceOutcome outcome = new RaceOutcome();
  private final Label empty = new Label(Texts.say("race.starting"));
  private final VBox filled;
  private final StackPane root;
  private Optional<RaceBoard> seen = Optional.empty();

  /** The longest order of this race known, of which the board shows a beginning. */
  private List<String> script = List.of();

  private boolean asked;
  private boolean playing;
  private long steppedAt;
  private long seed;

  public RaceScreen(Consumer<Intent> wishes) {
    this.wishes = wishes;
    controls = new RaceControls(new Asked());
    filled = new VBox(controls.node(), table.node(), outcome.node());
    VBox.setVgrow(table.node(), Priority.ALWAYS);
    filled.getStyleClass().add("race");
    empty.getStyleClass().add("hint");
    root = new StackPane(filled, empty);
    filled.setVisible(false);
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
  public void show(Frame frame, long now) {
    if (frame.race().isEmpty()) {
      begin(frame);
      return;
    }
    if (!frame.race().equals(seen)) {
      seen = frame.race();
      showBoard(frame.race().get());
    }
    if (playing && now - steppedAt >= PACE) {
      steppedAt = now;
      playOn();
    }
  }

  private void begin(Frame frame) {
    if (frame.timeline().recording().isPresent()) {
      empty.setText(Texts.say("race.recorded"));
    } else if (!asked) {
      asked = true;
      run(FIRST, List.of());
    }
  }

  private void showBoard(RaceBoard board) {
    empty.setVisible(false);
    filled.setVisible(true);
    List<String> order = board.record().order();
    boolean beginning =
        order.size() <= script.size() && script.subList(0, order.size()).equals(order);
    if (!beginning) {
      script = order;
    }
    controls.show(board, script.size() - order.size(), playing);
    table.show(board.record());
    outcome.show(board);
  }

  private Race race() {
    return seen.map(board -> board.record().race()).orElse(FIRST);
  }

  private List<String> order() {
    return seen.map(board -> board.record().order()).orElse(List.of());
  }

  private void run(Race race, List<String> order) {
    wishes.accept(
        new Intent.RunOrder(race.scheme().label(), race.readers(), race.writers(), order, false));
  }

  private void step(String name) {
    playing = false;
    List<String> next = new ArrayList<>(order());
    next.add(name);
    run(race(), next);
  }

  private void playOn() {
    int done = order().size();
    playing = done < script.size();
    if (playing) {
      run(race(), script.subList(0, done + 1));
    } else {
      seen.ifPresent(board -> controls.show(board, 0, false));
    }
  }

  /** What the controls may ask for. */
  private final class Asked implements RaceControls.Wanted {
    @Override
    public void race(Race race) {
      playing = false;
      script = List.of();
      run(race, List.of());
    }

    @Override
    public void back() {
      playing = false;
      List<String> order = order();
      run(RaceScreen.this.race(), order.subList(0, Math.max(0, order.size() - 1)));
    }

    @Override
    public void forth() {
      playing = false;
      run(RaceScreen.this.race(), script.subList(0, Math.min(script.size(), order().size() + 1)));
    }

    @Override
    public void restart() {
      playing = false;
      run(RaceScreen.this.race(), List.of());
    }

    @Override
    public void finish() {
      playing = false;
      Race race = RaceScreen.this.race();
      wishes.accept(
          new Intent.RunOrder(
              race.scheme().label(), race.readers(), race.writers(), order(), true));
    }

    @Override
    public void find() {
      playing = false;
      script = List.of();
      Race race = RaceScreen.this.race();
      wishes.accept(
          new Intent.FindStaleOrder(race.scheme().label(), race.readers(), race.writers()));
    }

    @Override
    public void random() {
      playing = false;
      script = List.of();
      Race race = RaceScreen.this.race();
      wishes.accept(
          new Intent.RunRandomOrder(race.scheme().label(), race.readers(), race.writers(), ++seed));
    }

    @Override
    public void play() {
      playing = !playing;
      steppedAt = 0;
      if (playing && order().size() == script.size()) {
        run(RaceScreen.this.race(), List.of());
      }
      seen.ifPresent(
          board -> controls.show(board, script.size() - board.record().order().size(), playing));
    }
  }
}
