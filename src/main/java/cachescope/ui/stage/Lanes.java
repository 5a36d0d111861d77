package cachescope.ui.stage;

import cachescope.event.Intent;
import cachescope.event.SettingsWords;
import cachescope.session.Frame;
import cachescope.session.Playback;
import cachescope.session.Strip;
import cachescope.session.Timeline;
import cachescope.ui.Ink;
import cachescope.ui.Words;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;

/**
 * The timeline to travel in: lanes of what happened, the moment shown, the live edge. Drawn again
 * at most five times a second; at once where the picture is dragged.
 */
final class Lanes extends Region {
  private final Consumer<Intent> wish;
  private final Canvas canvas = new Canvas();
  private final Line playhead = new Line();
  private final Tooltip tip = new Tooltip();
  private final LanePainter painter = new LanePainter();
  private final Pace pace = new Pace(200_000_000L);
  private Optional<LanePainter.Look> drawn = Optional.empty();
  private Viewport view = new Viewport(0, Viewport.MINUTE);
  private boolean whole;
  private boolean dragging;
  private boolean forgotten = true;
  private Timeline timeline = Timeline.EMPTY;
  private long edge;
  private long wished = Long.MIN_VALUE;
  private boolean live = true;
  private double scale = 1;
  private int draws;

  Lanes(Consumer<Intent> wish) {
    this.wish = wish;
    playhead.setId("playhead");
    playhead.setStrokeWidth(2);
    playhead.setManaged(false);
    playhead.setMouseTransparent(true);
    getChildren().addAll(canvas, playhead);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setId("lanes");
    tip.setWrapText(true);
    tip.setMaxWidth(340);
    setOnMousePressed(event -> drag(event, true));
    setOnMouseDragged(event -> drag(event, true));
    setOnMouseReleased(event -> drag(event, false));
    setOnMouseMoved(this::point);
    setOnMouseExited(_ -> Tooltip.uninstall(this, tip));
    setOnScroll(this::zoom);
  }

  int draws() {
    return draws;
  }

  /** Whether all the time since the beginning is shown, and not the last minute. */
  void whole(boolean all) {
    whole = all;
    if (!all) {
      view = new Viewport(0, Viewport.MINUTE);
    }
    forgotten = true;
  }

  void theme(double textScale) {
    scale = textScale;
    setMinHeight(LanePainter.HEIGHT * textScale);
    setPrefHeight(LanePainter.HEIGHT * textScale);
    forgotten = true;
  }

  @Override
  protected void layoutChildren() {
    double w = Math.rint(getWidth());
    double h = Math.rint(getHeight());
    forgotten |= canvas.getWidth() != w || canvas.getHeight() != h;
    canvas.setWidth(w);
    canvas.setHeight(h);
  }

  void show(Frame frame, long now, Ink ink) {
    timeline = frame.timeline();
    Playback playback = frame.playback();
    live = playback.mode() == Playback.Mode.LIVE;
    long t = playback.timeAt(now);
    edge = timeline.recording().isPresent() ? timeline.end() : Math.max(now, timeline.end());
    Viewport before = view;
    move(t);
    place(t, ink);
    var look = new LanePainter.Look(view, timeline, live ? -1 : playback.seq());
    boolean jumped = !live && !view.equals(before);
    boolean same = drawn.map(look::equals).orElse(false);
    if (!forgotten && (same || (pace.early(now) && !jumped))) {
      return;
    }
    pace.drawn(now);
    forgotten = false;
    drawn = Optional.of(look);
    draws++;
    LaneCounts counts = painter.draw(canvas, look, edge, ink);
    setAccessibleText(words(counts, t));
  }

  /** Follows the live edge; in the past it stands, unless the moment shown would be out of it. */
  private void move(long t) {
    if (dragging) {
      return;
    }
    if (whole) {
      long end = Math.max(edge, 10 * Viewport.SECOND);
      long step = Math.max(LanePainter.STEP, end / 200);
      view = new Viewport(0, (end / step + 1) * step);
    } else if (live) {
      view = view.upTo((edge / LanePainter.STEP + 1) * LanePainter.STEP);
    } else {
      view = view.showing(t);
    }
  }

  private void place(long t, Ink ink) {
    double x = Math.rint(x(t));
    playhead.setStartX(x);
    playhead.setEndX(x);
    playhead.setStartY(0);
    playhead.setEndY(getHeight());
    playhead.setStroke(ink.palette().text());
    playhead.setVisible(view.shows(t));
  }

  private double x(long time) {
    double left = LanePainter.LEFT * scale;
    return left + view.share(time) * (width() - left);
  }

  private double width() {
    return Math.max(1, getWidth() - LanePainter.RIGHT * scale);
  }

  private double share(double x) {
    double left = LanePainter.LEFT * scale;
    return Math.clamp((x - left) / Math.max(1, width() - left), 0, 1);
  }

  private void drag(MouseEvent event, boolean down) {
    dragging = down;
    if (!down) {
      wished = Long.MIN_VALUE;
      return;
    }
    long time = Math.clamp(view.time(share(event.getX())), 0, Math.max(0, edge));
    if (time == wished) {
      return;
    }
    wished = time;
    boolean atEdge = time >= edge && timeline.recording().isEmpty();
    if (!atEdge) {
      wish.accept(new Intent.SeekTo(time));
    } else if (!live) {
      wish.accept(new Intent.BackToLive());
    }
  }

  private void zoom(ScrollEvent event) {
    if (event.getDeltaY() != 0) {
      whole = false;
      double factor = event.getDeltaY() > 0 ? 0.8 : 1.25;
      view = view.zoomed(factor, share(event.getX()), Math.max(edge, Viewport.MINUTE));
      forgotten = true;
      event.consume();
    }
  }

  /** Says which setting changed under the pointer. */
  private void point(MouseEvent event) {
    Optional<Timeline.Change> near =
        timeline.changes().stream()
            .filter(change -> view.shows(change.at()))
            .filter(change -> Math.abs(x(change.at()) - event.getX()) < 6 * scale)
            .findFirst();
    if (near.isPresent()) {
      Timeline.Change change = near.get();
      tip.setText(
          Words.clock(change.at()) + "  " + SettingsWords.between(change.before(), change.after()));
      Tooltip.install(this, tip);
    } else {
      Tooltip.uninstall(this, tip);
    }
  }

  private String words(LaneCounts counts, long t) {
    var words = new StringBuilder("Timeline from ");
    words.append(Words.clock(view.from())).append(" to ").append(Words.clock(view.to()));
    words.append(", shown is ").append(Words.clock(t)).append(": ");
    for (LanePainter.Lane lane : LanePainter.LANES) {
      for (LanePainter.Mark mark : lane.marks()) {
        words.append(Words.count(counts.sum(mark.kind())));
        words.append(' ').append(mark.sign().word()).append(", ");
      }
    }
    words.append(Words.count(counts.sum(Strip.Kind.SETTINGS))).append(" settings changed");
    if (timeline.detailFrom() > 0) {
      words.append(". Detail is kept since ").append(Words.clock(timeline.detailFrom()));
    }
    return words.toString();
  }

  /** Where a moment is drawn; for tests. */
  double place(long time) {
    return x(time);
  }
}
