package cachescope.ui.controls;

import cachescope.event.CachingStrategy;
import cachescope.event.ComparisonFigures;
import cachescope.event.Intent;
import cachescope.event.NamedSettings;
import cachescope.event.Settings;
import cachescope.event.SettingsWords;
import cachescope.event.WhatIfFigures;
import cachescope.session.Frame;
import cachescope.session.Playback;
import cachescope.ui.Panel;
import cachescope.ui.Texts;
import cachescope.ui.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/**
 * What if: the requests that came after the moment shown, asked again with a setting changed. Above
 * the settings of that moment, to be changed; below what came of it.
 */
public final class WhatIfForm implements Panel {
  private final Label where = Rows.hint("");
  private final CheckBox on = new CheckBox(Texts.say("whatIf.cache"));
  private final SliderRow ttl;
  private final SliderRow memory;
  private final ChoiceRow<String> policy;
  private final SliderRow delay;
  private final SliderRow connections;
  private final ChoiceRow<CachingStrategy> strategy;
  private final TextField others = new TextField();
  private final Label changed = Rows.hint("");
  private final Button ask;
  private final Button stop;
  private final Label progress = Rows.hint("");
  private final WhatIfTable table = new WhatIfTable();
  private final ScrollPane scroll;
  private Settings then = Settings.CLASSIC;
  private Settings instead = Settings.CLASSIC;
  private boolean chosen;
  private boolean ready;
  private Optional<WhatIfFigures> shown = Optional.empty();

  public WhatIfForm(Wishes wishes) {
    on.setId("whatIf.on");
    on.getStyleClass().add("switch");
    on.setOnAction(event -> choose(instead.withCacheOn(on.isSelected())));
    ttl =
        new SliderRow(
            "whatIf.ttl",
            Quantity.TTL,
            seconds -> choose(instead.withTtl(Duration.ofSeconds(Math.round(seconds)))));
    memory =
        new SliderRow(
            "whatIf.memory",
            Quantity.MEMORY,
            megabytes -> choose(instead.withMaxMemory(Math.round(megabytes * 1_048_576))));
    policy =
        new ChoiceRow<>(
            "whatIf.policy", name -> name, name -> choose(instead.withEvictionPolicy(name)));
    delay =
        new SliderRow(
            "whatIf.delay",
            Quantity.DELAY,
            millis -> choose(instead.withDatabaseDelay(Duration.ofMillis((long) millis))));
    connections =
        new SliderRow(
            "whatIf.connections",
            Quantity.CONNECTIONS,
            number -> choose(instead.withDatabaseConnections((int) number)));
    strategy =
        new ChoiceRow<>(
            "whatIf.strategy",
            CachingStrategy::label,
            name -> choose(instead.withPattern(instead.pattern().withStrategy(name))));
    others.setId("whatIf.others");
    others.setPromptText("single-flight=on, lease=2s");
    others.setOnAction(event -> byName(others.getText()));
    changed.setId("whatIf.changes");
    ask = Rows.button("whatIf.ask", () -> wishes.wish(new Intent.WhatIf(instead)));
    stop = Rows.button("whatIf.stop", () -> wishes.wish(new Intent.StopComparison()));
    VBox box =
        new VBox(
            where,
            on,
            ttl.node(),
            memory.node(),
            policy.node(),
            delay.node(),
            connections.node(),
            strategy.node(),
            Rows.named("whatIf.others", others),
            changed,
            Rows.side(ask, stop),
            progress,
            table.node());
    box.getStyleClass().addAll("section", "what-if");
    scroll = new ScrollPane(box);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("sheet-scroll");
    scroll.setId("whatIf");
    table.show(shown);
  }

  @Override
  public Node node() {
    return scroll;
  }

  @Override
  public boolean moves() {
    return false;
  }

  /** The settings of the moment shown are the ones to change, whatever was chosen before. */
  public void begin(Frame frame) {
    chosen = false;
    show(frame, 0);
  }

  @Override
  public void show(Frame frame, long now) {
    Settings of = frame.then().settings().settings();
    if (!of.equals(then) || !chosen) {
      then = of;
      instead = of;
      chosen = true;
    }
    boolean past = frame.playback().mode() != Playback.Mode.LIVE;
    where.setText(
        past
            ? Texts.say("whatIf.where", Words.clock(frame.stage().asOf()))
            : Texts.say("whatIf.goBack"));
    rows(frame.redis().policies());
    boolean running =
        frame.whatIf().map(WhatIfFigures::pairs).filter(pairs -> !pairs.finished()).isPresent();
    ready = past && !running;
    ask.setDisable(!ready || instead.equals(then));
    stop.setDisable(!running);
    if (!frame.whatIf().equals(shown)) {
      shown = frame.whatIf();
      table.show(shown);
    }
    String words = shown.map(figures -> progress(figures.pairs())).orElse(Texts.say("whatIf.how"));
    progress.setText(words);
  }

  private static String progress(ComparisonFigures pairs) {
    return Texts.say(
        pairs.finished() ? "whatIf.done" : "whatIf.running",
        Words.count(pairs.done()),
        Words.count(pairs.planned()));
  }

  private void rows(List<String> policies) {
    on.setSelected(instead.cacheOn());
    on.setAccessibleText(Texts.say(instead.cacheOn() ? "cache.isOn" : "cache.isOff"));
    ttl.show(instead.ttl().toMillis() / 1_000.0);
    ttl.suffix(was(!instead.ttl().equals(then.ttl()), Words.span(then.ttl().toNanos())));
    memory.show(instead.maxMemory() / 1_048_576.0);
    memory.suffix(
        was(
            instead.maxMemory() != then.maxMemory(),
            then.maxMemory() == 0 ? Texts.say("quantity.noLimit") : Words.bytes(then.maxMemory())));
    policy.show(offered(policies), instead.evictionPolicy());
    delay.show((double) instead.databaseDelay().toMillis());
    delay.suffix(
        was(
            !instead.databaseDelay().equals(then.databaseDelay()),
            Words.span(then.databaseDelay().toNanos())));
    strategy.show(List.of(CachingStrategy.values()), instead.pattern().strategy());
    String changes = SettingsWords.between(then, instead);
    changed.setText(changes.isEmpty() ? Texts.say("whatIf.nothing") : changes);
    connections.show(instead.databaseConnections());
    connections.suffix(
        was(
            instead.databaseConnections() != then.databaseConnections(),
            Words.count(then.databaseConnections())));
  }

  private List<String> offered(List<String> policies) {
    return policies.contains(instead.evictionPolicy())
        ? policies
        : List.of(instead.evictionPolicy());
  }

  private static String was(boolean changed, String words) {
    return changed ? Texts.say("whatIf.was", words) : "";
  }

  /** Strategies and protections that have no row here: any setting by its name. */
  private void byName(String text) {
    try {
      Settings next = instead;
      for (String part : text.split(",", -1)) {
        String[] pair = part.split("=", 2);
        if (pair.length != 2) {
          throw new IllegalArgumentException(Texts.say("runs.form", part.strip()));
        }
        next = NamedSettings.set(next, pair[0].strip(), pair[1].strip());
      }
      choose(next);
    } catch (IllegalArgumentException e) {
      changed.setText(String.valueOf(e.getMessage()));
    }
  }

  private void choose(Settings settings) {
    instead = settings;
    rows(policy.offered());
    ask.setDisable(!ready || instead.equals(then));
  }
}
