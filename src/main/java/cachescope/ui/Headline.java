package cachescope.ui;

import cachescope.event.Outcome;
import cachescope.session.Frame;
import cachescope.stage.Verdict;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The newest answer and the hit ratio, for the last row of a lecture hall. */
final class Headline implements Panel {
  private static final List<String> MEANINGS = List.of("hit", "miss", "bypass", "trouble");

  private final Label verdict = new Label();
  private final Label time = new Label();
  private final Label ratio = new Label();
  private final HBox bar;

  Headline() {
    verdict.getStyleClass().add("headline-verdict");
    time.getStyleClass().add("headline-time");
    ratio.getStyleClass().add("headline-ratio");
    for (Label label : List.of(verdict, time, ratio)) {
      label.setMinWidth(Region.USE_PREF_SIZE);
    }
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    bar = new HBox(verdict, time, gap, ratio);
    bar.getStyleClass().add("headline");
  }

  @Override
  public Node node() {
    return bar;
  }

  @Override
  public boolean moves() {
    return false;
  }

  @Override
  public void show(Frame frame, long now) {
    ratio.setText(
        Texts.say("presentation.ratio", Words.percent(frame.metrics().recent().hitRatio())));
    frame
        .stage()
        .verdict()
        .ifPresentOrElse(this::show, () -> verdict.setText(Texts.say("presentation.nothing")));
  }

  private void show(Verdict newest) {
    String symbol = newest.outcome().map(Headline::symbol).orElse("■");
    String word = newest.outcome().map(Outcome::name).orElse("write").toLowerCase(Locale.ROOT);
    String answer = newest.answered() ? word : "unanswered";
    verdict.setText((newest.answered() ? symbol : "!") + " " + Texts.say("verdict." + answer));
    time.setText(Words.duration(newest.elapsed()));
    verdict.getStyleClass().removeAll(MEANINGS);
    verdict.getStyleClass().add(meaning(answer));
  }

  private static String meaning(String answer) {
    return switch (answer) {
      case "hit", "miss" -> answer;
      case "bypass", "write" -> "bypass";
      default -> "trouble";
    };
  }

  private static String symbol(Outcome outcome) {
    return switch (outcome) {
      case HIT -> "●";
      case MISS -> "▲";
      case BYPASS -> "■";
      case CACHE_ERROR -> "!";
    };
  }
}
