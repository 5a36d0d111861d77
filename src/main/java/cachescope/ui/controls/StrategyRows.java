package cachescope.ui.controls;

import cachescope.event.CachingStrategy;
import cachescope.event.Intent;
import cachescope.event.Settings;
import cachescope.ui.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Which strategy the service follows, what that is in a sentence, and how much of it. */
final class StrategyRows {
  private final Wishes wishes;
  private final ChoiceRow<CachingStrategy> strategy;
  private final Label what = Rows.hint("");
  private final SettingRow refreshBelow;
  private final SettingRow staleFor;
  private final SettingRow flushEvery;
  private final VBox box;
  private Settings inForce = Settings.CLASSIC;

  StrategyRows(Wishes wishes) {
    this.wishes = wishes;
    strategy = new ChoiceRow<>("cache.strategy", StrategyRows::named, this::choose);
    refreshBelow = SettingRow.amount(wishes, "refresh-below");
    staleFor = SettingRow.amount(wishes, "stale-for");
    flushEvery = SettingRow.amount(wishes, "flush-every");
    box = new VBox(strategy.node(), what, refreshBelow.node(), staleFor.node(), flushEvery.node());
    box.getStyleClass().add("rows");
  }

  Node node() {
    return box;
  }

  void show(Settings settings) {
    inForce = settings;
    CachingStrategy chosen = settings.pattern().strategy();
    strategy.show(List.of(CachingStrategy.values()), chosen);
    what.setText(Texts.say("strategy." + chosen.label() + ".what"));
    refreshBelow.show(settings);
    staleFor.show(settings);
    flushEvery.show(settings);
    Rows.hide(refreshBelow.node(), chosen != CachingStrategy.REFRESH_AHEAD);
    Rows.hide(staleFor.node(), chosen != CachingStrategy.STALE_WHILE_REVALIDATE);
    Rows.hide(flushEvery.node(), !chosen.behind());
  }

  /** What people call it. */
  static String named(CachingStrategy strategy) {
    return Texts.say("strategy." + strategy.label());
  }

  private void choose(CachingStrategy chosen) {
    wishes.wish(
        new Intent.ChangeSettings(inForce.withPattern(inForce.pattern().withStrategy(chosen))));
  }
}
