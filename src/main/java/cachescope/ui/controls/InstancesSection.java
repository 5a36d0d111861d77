package cachescope.ui.controls;

import cachescope.event.CachePattern;
import cachescope.event.Intent;
import cachescope.event.NearCaching;
import cachescope.event.Settings;
import cachescope.session.Frame;
import cachescope.ui.Texts;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** How many instances of the service there are, and what each keeps in its own memory. */
final class InstancesSection implements Section {
  private final Wishes wishes;
  private final SliderRow instances;
  private final ChoiceRow<NearCaching> near;
  private final Label what = Rows.hint("");
  private final SettingRow nearTtl;
  private final VBox box;
  private Settings inForce = Settings.CLASSIC;

  InstancesSection(Wishes wishes) {
    this.wishes = wishes;
    instances =
        new SliderRow(
            "service.instances",
            Quantity.INSTANCES,
            number -> choose(pattern -> pattern.withInstances((int) number)));
    near =
        new ChoiceRow<>(
            "service.near",
            chosen -> Texts.say("near." + chosen.label()),
            chosen -> choose(pattern -> pattern.withNear(chosen)));
    nearTtl = SettingRow.amount(wishes, "near-ttl");
    box = Rows.section("service.heading", instances.node(), near.node(), what, nearTtl.node());
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(Frame frame) {
    inForce = frame.settings().settings();
    CachePattern pattern = inForce.pattern();
    instances.show(pattern.instances());
    near.show(List.of(NearCaching.values()), pattern.near());
    what.setText(Texts.say("near." + pattern.near().label() + ".what"));
    nearTtl.show(inForce);
    Rows.hide(nearTtl.node(), pattern.near() == NearCaching.OFF);
  }

  private void choose(UnaryOperator<CachePattern> change) {
    wishes.wish(new Intent.ChangeSettings(inForce.withPattern(change.apply(inForce.pattern()))));
  }
}
