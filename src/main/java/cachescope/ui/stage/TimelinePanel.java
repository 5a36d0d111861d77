package cachescope.ui.stage;

import cachescope.event.Intent;
import cachescope.event.Landmark;
import cachescope.session.Frame;
import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Panel;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** When it happened: the buttons to travel with, the lanes to drag in, the newest events. */
public final class TimelinePanel implements Panel {
  private final TransportBar bar;
  private final Lanes lanes;
  private final EventListPanel events;
  private final VBox box = new VBox(4);
  private Ink ink = new Ink(Palette.DARK, 1);

  public TimelinePanel(Consumer<Intent> wish) {
    bar = new TransportBar(wish);
    lanes = new Lanes(wish);
    events = new EventListPanel(question -> wish.accept(new Intent.Explain(question)));
    box.getStyleClass().addAll("card", "timeline");
    box.setId("timeline");
    bar.whenFilter(events::showFilters);
    bar.whenWhole(lanes::whole);
    VBox.setVgrow(events.node(), Priority.ALWAYS);
    box.getChildren().addAll(bar.node(), lanes, events.node());
    theme(Palette.DARK, 1, false);
  }

  @Override
  public Node node() {
    return box;
  }

  /** What the arrows jump to. */
  public Landmark landmark() {
    return bar.landmark();
  }

  @Override
  public void theme(Palette palette, double textScale, boolean reducedMotion) {
    ink = new Ink(palette, textScale);
    lanes.theme(textScale);
    events.theme(palette, textScale, reducedMotion);
    box.setStyle("-fx-padding: 0.4em 1em; -fx-font-size: %.1fpx;".formatted(12 * textScale));
  }

  @Override
  public void show(Frame frame, long now) {
    bar.show(frame, now);
    lanes.show(frame, now, ink);
    events.show(frame, now);
  }

  /** How often the lanes and the list were drawn. */
  int draws() {
    return lanes.draws() + events.fills();
  }
}
