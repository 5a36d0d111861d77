package cachescope.ui.lessons;

import cachescope.event.Intent;
import cachescope.event.Outcome;
import cachescope.event.WorkloadSpec;
import cachescope.session.Frame;
import cachescope.stage.Verdict;
import cachescope.ui.Panel;
import cachescope.ui.Texts;
import cachescope.ui.Words;
import cachescope.ui.controls.Wishes;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The card that leads through the first minute. */
public final class FirstRunCard implements Panel {
  /** What the card was last drawn for. */
  private record Drawn(FirstRun.Step step, boolean waiting, boolean expiring, long answer) {}

  private final FirstRun run;
  private final Wishes wishes;
  private final Runnable changed;
  private final Label place = new Label();
  private final Label title = new Label();
  private final Label body = new Label();
  private final TwoBars bars = new TwoBars();
  private final VBox choices = new VBox();
  private final Button skip = new Button();
  private final VBox card = new VBox();
  private Drawn drawn = new Drawn(FirstRun.Step.LEFT, false, false, -1);

  /**
   * @param changed is run whenever the step changed, so that the window can show more of itself
   */
  public FirstRunCard(FirstRun run, Wishes wishes, Runnable changed) {
    this.run = run;
    this.wishes = wishes;
    this.changed = changed;
    place.getStyleClass().add("card-place");
    title.getStyleClass().add("card-title");
    body.getStyleClass().add("card-body");
    for (Label label : new Label[] {title, body}) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
    }
    skip.setId("firstRun.skip");
    skip.getStyleClass().addAll("flat", "card-skip");
    skip.setOnAction(event -> leave());
    choices.getStyleClass().add("card-choices");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    card.getChildren().addAll(new HBox(place, gap, skip), title, body, bars.node(), choices);
    card.getStyleClass().addAll("card", "first-run");
    card.setAccessibleText(Texts.say("firstRun.name"));
  }

  @Override
  public Node node() {
    return card;
  }

  @Override
  public boolean moves() {
    return false;
  }

  @Override
  public void show(Frame frame, long now) {
    if (frame.timeline().recording().isPresent()) {
      run.leave(); // nothing can be asked of a recording
    }
    run.observe(frame);
    draw();
  }

  /** Leaves the first minute. */
  public void leave() {
    run.leave();
    draw();
  }

  /** Begins the first minute, also once more. */
  public void begin() {
    run.begin();
    draw();
  }

  private void draw() {
    long answer = run.last().map(Verdict::requestId).orElse(-1L);
    Drawn next = new Drawn(run.step(), run.waiting(), run.expiring(), answer);
    if (next.equals(drawn)) {
      return;
    }
    boolean stepped = next.step() != drawn.step();
    drawn = next;
    write();
    if (stepped) {
      offer();
      changed.run();
    }
  }

  private void write() {
    FirstRun.Step step = run.step();
    String key = "firstRun." + step.name().toLowerCase(Locale.ROOT);
    place.setText(Texts.say("firstRun.place", Integer.toString(number(step))));
    skip.setText(Texts.say(step == FirstRun.Step.DONE ? "firstRun.close" : "firstRun.skip"));
    skip.setAccessibleText(Texts.say("firstRun.skipAccessible"));
    title.setText(Texts.say(key + ".title"));
    body.setText(body(step));
    boolean both = run.first().isPresent() && run.hit().isPresent() && step == FirstRun.Step.EXPIRE;
    bars.node().setVisible(both);
    bars.node().setManaged(both);
    if (both) {
      bars.show(run.first().orElseThrow().elapsed(), run.hit().orElseThrow().elapsed());
    }
  }

  private String body(FirstRun.Step step) {
    return switch (step) {
      case ASK -> Texts.say(run.waiting() ? "firstRun.waiting" : "firstRun.ask.body");
      case PREDICT -> said(run.first().orElseThrow()) + " " + Texts.say("firstRun.predict.body");
      case ASK_AGAIN -> askAgain();
      case EXPIRE -> run.expiring() ? Texts.say("firstRun.expiring") : revealed();
      case ASK_EXPIRED ->
          Texts.say(run.waiting() ? "firstRun.waiting" : "firstRun.ask_expired.body");
      case WORKLOAD -> said(run.last().orElseThrow()) + " " + Texts.say("firstRun.workload.body");
      case DONE, LEFT -> Texts.say("firstRun.done.body");
    };
  }

  private String askAgain() {
    Verdict last = run.last().orElseThrow();
    boolean stillTheFirst = last.requestId() == run.first().orElseThrow().requestId();
    return stillTheFirst
        ? Texts.say("firstRun.ask_again.body")
        : said(last) + " " + Texts.say("firstRun.ask_again.once_more");
  }

  private String revealed() {
    Verdict first = run.first().orElseThrow();
    Verdict hit = run.hit().orElseThrow();
    double times = (double) first.elapsed() / hit.elapsed();
    String guessed =
        run.guess()
            .map(guess -> Texts.say("firstRun.guess." + guess.name().toLowerCase(Locale.ROOT)))
            .map(words -> Texts.say("firstRun.youSaid", words))
            .orElse("");
    String key = times < 2 ? "firstRun.expire.near" : "firstRun.expire.body";
    return tidy(Texts.say(key, Words.duration(hit.elapsed()), Words.times(times), guessed));
  }

  /** An answer in words: what the cache did, how long it took, and why. */
  private static String said(Verdict verdict) {
    String outcome = verdict.outcome().map(Outcome::name).orElse("bypass").toLowerCase(Locale.ROOT);
    return tidy(
        Texts.say("firstRun.said." + outcome, Words.duration(verdict.elapsed()), verdict.why()));
  }

  /** Without the gap that a missing sentence leaves. */
  private static String tidy(String text) {
    return text.replaceAll("  +", " ").strip();
  }

  private void offer() {
    choices.getChildren().clear();
    switch (run.step()) {
      case ASK, ASK_AGAIN, ASK_EXPIRED -> offer("firstRun.get", new Intent.Ask(FirstRun.USER));
      case PREDICT -> {
        for (FirstRun.Guess guess : FirstRun.Guess.values()) {
          predict(guess);
        }
      }
      case EXPIRE ->
          offer("firstRun.expireButton", new Intent.ExpireIn(FirstRun.USER, FirstRun.SOON));
      case WORKLOAD -> offer("firstRun.start", new Intent.StartWorkload(WorkloadSpec.CLASSIC));
      case DONE, LEFT -> {}
    }
  }

  private void offer(String key, Intent intent) {
    Button button = new Button(Texts.say(key));
    button.setId(key);
    button.getStyleClass().add("accent");
    button.setAccessibleText(button.getText());
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(event -> wishes.wish(intent));
    choices.getChildren().add(button);
  }

  private void predict(FirstRun.Guess guess) {
    String key = "firstRun.guess." + guess.name().toLowerCase(Locale.ROOT);
    Button button = new Button(Texts.say(key));
    button.setId(key);
    button.setAccessibleText(button.getText());
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(event -> {
      run.predict(guess);
      draw();
    });
    choices.getChildren().add(button);
  }

  /** Places of five: the steps that belong together count once. */
  private static int number(FirstRun.Step step) {
    return switch (step) {
      case ASK -> 1;
      case PREDICT -> 2;
      case ASK_AGAIN -> 3;
      case EXPIRE, ASK_EXPIRED -> 4;
      case WORKLOAD, DONE, LEFT -> 5;
    };
  }
}
