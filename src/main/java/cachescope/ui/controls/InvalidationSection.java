package cachescope.ui.controls;

import cachescope.event.CachingStrategy;
import cachescope.event.Intent;
import cachescope.event.Invalidation;
import cachescope.event.Settings;
import cachescope.session.Frame;
import cachescope.ui.Texts;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** How an old value leaves the cache: what a write does to it, and whether a hit keeps it alive. */
final class InvalidationSection implements Section {
  private final Wishes wishes;
  private final ChoiceRow<Invalidation> choice;
  private final Label what = Rows.hint("");
  private final SettingRow sliding;
  private final VBox box;
  private Settings inForce = Settings.CLASSIC;

  InvalidationSection(Wishes wishes) {
    this.wishes = wishes;
    choice =
        new ChoiceRow<>(
            "invalidation.choice",
            chosen -> Texts.say("invalidation." + chosen.label()),
            this::choose);
    sliding = SettingRow.onOff(wishes, "sliding-ttl");
    box = Rows.section("invalidation.heading", choice.node(), what, sliding.node());
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(Frame frame) {
    inForce = frame.settings().settings();
    CachingStrategy strategy = inForce.pattern().strategy();
    Invalidation chosen = inForce.pattern().invalidation();
    choice.show(List.of(Invalidation.values()), chosen);
    boolean used = isUsedBy(strategy);
    String own = Texts.say("invalidation.own", StrategyRows.named(strategy));
    what.setText(used ? Texts.say("invalidation." + chosen.label() + ".what") : own);
    choice.allow(used ? Optional.empty() : Optional.of(own));
    sliding.show(inForce);
  }

  /** Whether the strategy leaves it to this choice what a write does to the cached value. */
  private static boolean isUsedBy(CachingStrategy strategy) {
    return switch (strategy) {
      case CACHE_ASIDE, READ_THROUGH, REFRESH_AHEAD, STALE_WHILE_REVALIDATE -> true;
      case WRITE_THROUGH, WRITE_AROUND, WRITE_BEHIND, WRITE_BEHIND_STREAM -> false;
    };
  }

  private void choose(Invalidation chosen) {
    wishes.wish(
        new Intent.ChangeSettings(inForce.withPattern(inForce.pattern().withInvalidation(chosen))));
  }
}
