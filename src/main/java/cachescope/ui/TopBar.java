package cachescope.ui;

import cachescope.event.RedisStatus;
import cachescope.recording.RecordingState;
import cachescope.session.Frame;
import cachescope.stage.TopologyView;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The bar at the top: who we are, which Redis this is and how it is, and the window's own switches.
 */
final class TopBar implements Panel {
  /** Narrower than this at text scale 1, the address of Redis is left to the tooltip. */
  private static final double WIDE = 1_095;

  /** Narrower than this, the button that records has no words. */
  private static final double ROOMY = 1_165;

  /** Narrower than this, Redis's name is left to the tooltip. */
  private static final double UNNAMED = 885;

  /** Narrower than this at text scale 1, only the state of Redis is told. */
  private static final double NARROW = 650;

  /** A tab takes about so much of it; the limits above are without any. */
  private static final double TAB = 85;

  private final Label pill = new Label();
  private final Region dot = new Region();
  private final Tooltip sentence = new Tooltip();
  private final ActionButton theme;
  private final RecordSign record;
  private final Label name = new Label(Texts.say("app.name"));
  private final ScreenTabs tabs;

  /** What has a key and the palette too, where there is no room for buttons. */
  private final List<Node> rarely;

  private final HBox bar;
  private String dotted = "";
  private double scale = 1;
  private RecordingState recording = Frame.EMPTY.recording();
  private long shownAt;
  private RedisStatus shown = RedisStatus.STARTING;
  private TopologyView servers = TopologyView.ALONE;

  TopBar(Actions actions, Screens screens) {
    tabs = new ScreenTabs(screens, actions);
    theme = new ActionButton(actions, "theme", "fth-moon");
    record = new RecordSign(actions);
    rarely =
        List.of(
            new ActionButton(actions, "textSmaller", "fth-zoom-out").node(),
            new ActionButton(actions, "textLarger", "fth-zoom-in").node());
    pill.setGraphic(dot);
    dot.getStyleClass().add("state-dot");
    pill.getStyleClass().add("pill");
    pill.setTextOverrun(OverrunStyle.ELLIPSIS);
    pill.setMinWidth(0);
    sentence.setWrapText(true);
    sentence.setMaxWidth(420);
    pill.setTooltip(sentence);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    bar =
        new HBox(
            logo(),
            tabs.node(),
            gap,
            pill,
            record.node(),
            new ActionButton(actions, "controls", "fth-sliders").node(),
            new ActionButton(actions, "charts", "fth-bar-chart-2").node(),
            rarely.getFirst(),
            rarely.getLast(),
            theme.node(),
            new ActionButton(actions, "presentation", "fth-monitor").node(),
            new ActionButton(actions, "palette", "fth-command").node(),
            new ActionButton(actions, "preferences", "fth-settings").node(),
            new ActionButton(actions, "shortcuts", "fth-help-circle").node());
    bar.getStyleClass().add("top-bar");
    bar.widthProperty().addListener((width, was, is) -> tell(shown));
  }

  private Node logo() {
    FontIcon mark = new FontIcon("fth-target");
    mark.getStyleClass().add("logo-mark");
    name.setGraphic(new StackPane(mark));
    name.getStyleClass().add("logo");
    name.setMinWidth(Region.USE_PREF_SIZE);
    return name;
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
  public void theme(Palette palette, double textScale, boolean reducedMotion) {
    scale = textScale;
    theme.icon(palette.dark() ? "fth-sun" : "fth-moon");
  }

  @Override
  public void show(Frame frame, long now) {
    recording = frame.recording();
    shownAt = now;
    shown = frame.redis();
    servers = frame.stage().redis().topology();
    tell(shown);
  }

  /** As many words as there is room for. */
  private void tell(RedisStatus redis) {
    String state = redis.state().name().toLowerCase(Locale.ROOT);
    String words = Texts.say("top.state." + state);
    double room = bar.getWidth() / scale - TAB * tabs.count();
    record.show(recording, shownAt, room >= ROOMY);
    tabs.show(room >= NARROW);
    rarely.forEach(button -> {
      button.setVisible(room >= NARROW);
      button.setManaged(room >= NARROW);
    });
    name.setContentDisplay(room < NARROW ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
    pill.setText(room < UNNAMED ? words : named(redis, room >= WIDE) + " · " + words);
    String all = named(redis, true) + " · " + words;
    pill.setAccessibleText(all + ". " + redis.sentence());
    sentence.setText(
        all
            + "\n"
            + redis.sentence()
            + redis.off().stream().map(off -> "\n" + off).collect(Collectors.joining()));
    if (!state.equals(dotted)) {
      dot.getStyleClass().remove("dot-" + dotted);
      dot.getStyleClass().add("dot-" + state);
      dotted = state;
    }
  }

  /** Such as "Embedded Redis 6.2.11 · 127.0.0.1:51733". */
  private String named(RedisStatus redis, boolean withAddress) {
    String product =
        redis.server().isEmpty() || redis.server().equals("redis") ? "Redis" : redis.server();
    String version = redis.version().isEmpty() ? product : product + " " + redis.version();
    String whose =
        redis.kind() == RedisStatus.Kind.EMBEDDED
            ? Texts.say("top.pill.embedded", version)
            : version;
    return switch (redis.topology()) {
      case STANDALONE -> withAddress ? whose + " · " + where(redis) : whose;
      case SENTINEL ->
          Texts.say("top.pill.sentinel", whose) + (withAddress ? " · " + where(redis) : "");
      case CLUSTER ->
          Texts.say("top.pill.cluster", whose)
              + " · "
              + Words.count(
                  servers.shards().stream().filter(shard -> !shard.lost()).count(), "master");
    };
  }

  private static String where(RedisStatus redis) {
    return redis.port() == 0 ? redis.host() : redis.host() + ":" + redis.port();
  }
}
