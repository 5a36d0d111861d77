package cachescope.ui.stage;

import cachescope.event.ScenarioFigures;
import cachescope.session.Frame;
import cachescope.session.Playback;
import cachescope.session.Timeline;
import cachescope.ui.Panel;
import cachescope.ui.Texts;
import cachescope.ui.Words;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * Says what is not as usual: that what is seen is not the present, how long ago it was, which
 * recording it is; or that a scenario is being played. Its room is there in the present, too, so
 * that nothing jumps when the picture is paused.
 */
public final class PastBanner implements Panel {
  private static final long STEP = 250_000_000L;
  private static final long TENTHS = 100_000_000L;

  private static final PseudoClass PLAYED = PseudoClass.getPseudoClass("played");

  private final Label words = new Label();
  private final Pace pace = new Pace(STEP);

  public PastBanner() {
    words.setId("past");
    words.setText(Texts.say("past.shown", "0 s"));
    words.getStyleClass().add("past");
    words.setMaxWidth(Double.MAX_VALUE);
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    words.setVisible(false);
  }

  @Override
  public Node node() {
    return words;
  }

  @Override
  public void show(Frame frame, long now) {
    boolean recorded = frame.timeline().recording().isPresent();
    boolean past = recorded || frame.playback().mode() != Playback.Mode.LIVE;
    Optional<ScenarioFigures> played = past ? Optional.empty() : played(frame);
    boolean speaks = past || played.isPresent();
    boolean other =
        words.isVisible() != speaks || words.getPseudoClassStates().contains(PLAYED) == past;
    words.setVisible(speaks);
    if (!speaks || (!other && pace.early(now))) {
      return;
    }
    pace.drawn(now);
    words.pseudoClassStateChanged(PLAYED, !past);
    String say =
        played
            .map(PastBanner::played)
            .orElseGet(() -> recorded ? recording(frame.timeline()) : past(frame, now));
    if (!say.equals(words.getText())) {
      words.setText(say);
    }
  }

  private static Optional<ScenarioFigures> played(Frame frame) {
    return frame.scenario().isEmpty()
        ? Optional.empty()
        : Optional.of(frame.scenario().getLast()).filter(run -> !run.ended());
  }

  /** Not which one: somebody may be guessing. */
  private static String played(ScenarioFigures run) {
    return Texts.say(
        run.fixes().isEmpty() ? "scenarios.isPlayed" : "scenarios.isPlayedWith",
        String.join(" + ", run.fixes()),
        run.doing());
  }

  private static String recording(Timeline timeline) {
    return Texts.say("past.recording", timeline.recording().orElseThrow().title());
  }

  private static String past(Frame frame, long now) {
    long behind = frame.playback().behindAt(now) / TENTHS * TENTHS;
    String ago = behind == 0 ? "0 s" : Words.duration(behind);
    String sentence = Texts.say("past.shown", ago);
    return frame.timeline().adrift(frame.playback())
        ? sentence + " " + Texts.say("past.adrift")
        : sentence;
  }
}
