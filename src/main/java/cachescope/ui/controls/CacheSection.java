package cachescope.ui.controls;

import cachescope.event.Intent;
import cachescope.event.RedisStatus;
import cachescope.event.Settings;
import cachescope.session.Frame;
import cachescope.session.Playback;
import cachescope.ui.Texts;
import cachescope.ui.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/**
 * The cache: whether it is asked at all, how long a value lives, how much room there is, who
 * leaves.
 */
final class CacheSection implements Section {
  private static final List<Integer> VALUE_SIZES = List.of(0, 1 << 10, 16 << 10, 64 << 10, 1 << 20);

  private final Wishes wishes;
  private final CheckBox on = new CheckBox();
  private final StrategyRows strategy;
  private final SliderRow ttl;
  private final SliderRow memory;
  private final ChoiceRow<Integer> valueSize;
  private final ChoiceRow<String> policy;
  private final Label policyHint = Rows.hint("");
  private final VBox box;
  private Settings inForce = Settings.CLASSIC;

  CacheSection(Wishes wishes) {
    this.wishes = wishes;
    on.setId("cache.on");
    on.getStyleClass().add("switch");
    on.setOnAction(event -> flip());
    strategy = new StrategyRows(wishes);
    ttl = new SliderRow("cache.ttl", Quantity.TTL, this::chooseTtl);
    memory = new SliderRow("cache.memory", Quantity.MEMORY, this::chooseMemory);
    valueSize = new ChoiceRow<>("cache.valueSize", CacheSection::size, this::chooseValueSize);
    policy = new ChoiceRow<>("cache.policy", name -> name, this::choosePolicy);
    box =
        new VBox(
            Rows.ends(Rows.heading("cache.heading"), on),
            strategy.node(),
            ttl.node(),
            memory.node(),
            policy.node(),
            policyHint,
            valueSize.node(),
            Rows.hint(Texts.say("cache.whyBig")));
    box.getStyleClass().add("section");
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(Frame frame) {
    inForce = frame.settings().settings();
    on.setSelected(inForce.cacheOn());
    on.setAccessibleText(Texts.say(inForce.cacheOn() ? "cache.isOn" : "cache.isOff"));
    on.setText(Texts.say(inForce.cacheOn() ? "cache.on" : "cache.off"));
    strategy.show(inForce);
    ttl.show(inForce.ttl().toMillis() / 1_000.0);
    memory.show(inForce.maxMemory() / 1_048_576.0);
    // The left bar is of the present: how many fitted in the past does not belong here.
    boolean live = frame.playback().mode() == Playback.Mode.LIVE;
    int fit = live ? frame.stage().redis().fitNow() : 0;
    memory.suffix(fit == 0 ? "" : Texts.say("cache.fit", Words.count(fit)));
    valueSize.show(withOther(VALUE_SIZES, inForce.valueBytes()), inForce.valueBytes());
    showPolicy(frame.redis());
  }

  private void showPolicy(RedisStatus redis) {
    policy.show(withOther(redis.policies(), inForce.evictionPolicy()), inForce.evictionPolicy());
    String key = "policy." + inForce.evictionPolicy();
    policyHint.setText(Texts.knows(key) ? Texts.say(key) : "");
    Rows.hide(policyHint, policyHint.getText().isEmpty());
    Optional<String> whyNot =
        redis.tunable() ? Optional.empty() : Optional.of(whyNotTunable(redis));
    policy.allow(whyNot);
    memory.allow(whyNot);
  }

  private static String whyNotTunable(RedisStatus redis) {
    return switch (redis.state()) {
      case STARTING, HUNG, DOWN -> Texts.say("cache.notNow");
      case CONNECTED, LIMITED -> Texts.say("cache.notTunable", redis.host());
    };
  }

  /** The offer, and what is in force where it is not among it. */
  private static <T> List<T> withOther(List<T> offered, T inForce) {
    if (offered.contains(inForce)) {
      return offered;
    }
    List<T> all = new ArrayList<>(offered);
    all.add(inForce);
    return all;
  }

  /** The box may not change by itself: it shows what is in force. */
  private void flip() {
    boolean wanted = on.isSelected();
    on.setSelected(inForce.cacheOn());
    wishes.wish(new Intent.SwitchCache(wanted));
  }

  private void chooseTtl(double seconds) {
    wishes.wish(new Intent.SetTtl(Duration.ofSeconds(Math.round(seconds))));
  }

  private void chooseMemory(double megabytes) {
    wishes.wish(new Intent.SetMemory(Math.round(megabytes * 1_048_576), inForce.evictionPolicy()));
  }

  private void choosePolicy(String name) {
    wishes.wish(new Intent.SetMemory(inForce.maxMemory(), name));
  }

  private void chooseValueSize(int bytes) {
    wishes.wish(new Intent.SetValueBytes(bytes));
  }

  private static String size(int bytes) {
    return bytes == 0 ? Texts.say("cache.noPadding") : Words.bytes(bytes);
  }
}
