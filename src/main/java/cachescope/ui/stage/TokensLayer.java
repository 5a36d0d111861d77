package cachescope.ui.stage;

import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Sign;
import cachescope.ui.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** The tokens on the wires with their words. Redrawn when one moved. */
final class TokensLayer {
  private final Canvas canvas = new Canvas();
  private List<TokenLook> drawn = List.of();
  private String caption = "";
  private boolean forgotten = true;
  private int draws;

  Canvas canvas() {
    return canvas;
  }

  int draws() {
    return draws;
  }

  void forget() {
    forgotten = true;
  }

  /** The token within 16 pixels of a point that can be looked at closer. */
  Optional<TokenLook> near(double x, double y) {
    return drawn.stream()
        .filter(look -> !look.detail().isEmpty() && Math.hypot(look.x() - x, look.y() - y) < 16)
        .findFirst();
  }

  /** The token within 16 pixels of a point. */
  Optional<TokenLook> at(double x, double y) {
    return drawn.stream().filter(look -> Math.hypot(look.x() - x, look.y() - y) < 16).findFirst();
  }

  List<TokenLook> looks() {
    return drawn;
  }

  /** Draws tokens, and {@code words} about them (factors, and what has no token of its own). */
  void show(List<TokenLook> looks, String words, StageMap map, Ink ink) {
    if (!forgotten && drawn.equals(looks) && caption.equals(words)) {
      return;
    }
    forgotten = false;
    drawn = new ArrayList<>(looks);
    caption = words;
    draws++;
    GraphicsContext gc = canvas.getGraphicsContext2D();
    gc.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    for (TokenLook look : looks) {
      if (look.sign() == Sign.WAITING) {
        inLine(gc, look, map, ink);
      } else {
        token(gc, look, ink);
      }
    }
    counts(gc, looks, map, ink);
    boolean line = looks.stream().anyMatch(look -> look.sign() == Sign.WAITING);
    for (TokenLook look : looks) {
      if (line && look.side() == TokenLook.Side.ABOVE && narrow(map, ink)) {
        continue; // Its place under the database is the line's.
      }
      words(gc, look, map, ink);
    }
    Ink.Pen pen = ink.sans(11);
    double right = canvas.getWidth();
    double from = map.change().to().getX() + ink.px(20);
    double y = map.redis().getMinY() - ink.px(10);
    pen.writeTo(gc, fitting(words, pen, right - from), right, y, ink.palette().muted());
  }

  /** As many whole parts as there is room for: half a sentence says nothing. */
  private static String fitting(String words, Ink.Pen pen, double room) {
    String fit = words;
    while (!fit.isEmpty() && pen.width(fit) > room) {
      fit = fit.substring(0, Math.max(0, fit.lastIndexOf(" \u00b7 ")));
    }
    return fit;
  }

  private static void token(GraphicsContext gc, TokenLook look, Ink ink) {
    Color color = look.sign().color(ink.palette());
    double r = ink.px(look.small() ? 3.5 : look.count() > 1 ? 10 : look.label().isEmpty() ? 6 : 8);
    if (look.flash()) {
      gc.setStroke(color);
      gc.setLineWidth(2);
      double ring = r + ink.px(6);
      gc.strokeOval(look.x() - ring, look.y() - ring, 2 * ring, 2 * ring);
    }
    look.sign().draw(gc, look.x(), look.y(), r, color);
  }

  /**
   * Under the client's wire, how many requests the tokens over it stand for, those side by side
   * together; on the other wires the words count them.
   */
  private static void counts(GraphicsContext gc, List<TokenLook> looks, StageMap map, Ink ink) {
    StageMap.Wireway wire = map.toService();
    Ink.Pen pen = ink.bold(11);
    List<TokenLook> on =
        looks.stream()
            .filter(look -> Math.abs(look.y() - wire.from().getY()) < 1)
            .filter(look -> look.x() <= wire.to().getX())
            .sorted(Comparator.comparingDouble(TokenLook::x))
            .toList();
    double y = wire.from().getY() + ink.px(18);
    int i = 0;
    while (i < on.size()) {
      double from = on.get(i).x();
      double to = from;
      int count = 0;
      while (i < on.size() && on.get(i).x() - to <= ink.px(34)) {
        to = on.get(i).x();
        count += on.get(i).count();
        i++;
      }
      if (count > 1) {
        pen.centre(gc, "×" + Words.count(count), (from + to) / 2, y, ink.palette().text());
      }
    }
  }

  private static void inLine(GraphicsContext gc, TokenLook look, StageMap map, Ink ink) {
    Palette p = ink.palette();
    Ink.Pen pen = ink.mono(11);
    double right = map.database().getMaxX();
    double gap = map.redis().getMinY() - map.database().getMaxY();
    double y = map.database().getMaxY() + Math.clamp(gap - ink.px(28), ink.px(10), ink.px(34));
    String words = pen.fit(look.label(), right - map.change().to().getX() - ink.px(40));
    double from = pen.writeTo(gc, words, right, y, p.miss());
    Sign.WAITING.draw(gc, from - ink.px(9), y, ink.px(5), p.miss());
  }

  private static void words(GraphicsContext gc, TokenLook look, StageMap map, Ink ink) {
    if (look.label().isEmpty() || look.sign() == Sign.WAITING) {
      return;
    }
    Color color =
        look.sign() == Sign.REQUEST ? ink.palette().text() : look.sign().color(ink.palette());
    Ink.Pen pen = ink.mono(12);
    Ink.Pen small = ink.sans(11.5);
    switch (look.side()) {
      case LEFT -> {
        double x = map.lookup().to().getX() - ink.px(22);
        double y = map.wordsY();
        pen.writeTo(gc, pen.fit(look.label(), x), x, y, color);
        if (!look.note().isEmpty()) {
          small.writeTo(gc, look.note(), x, y + pen.line(), ink.palette().muted());
        }
      }
      case RIGHT -> {
        double x = map.change().to().getX() + ink.px(18);
        double y = map.wordsY();
        double room = map.top().getMaxX() - x;
        double end = pen.write(gc, pen.fit(look.label(), room), x, y, color) + ink.px(14);
        // Half a note says nothing.
        boolean fits = small.width(look.note()) <= map.top().getMaxX() - end;
        String note = fits ? look.note() : "";
        small.write(gc, note, end, y, ink.palette().muted());
      }
      case ABOVE -> loading(gc, look, map, ink, color);
    }
  }

  /** Whether the database's wire has no room for words. */
  private static boolean narrow(StageMap map, Ink ink) {
    double wire = map.toDatabase().to().getX() - map.toDatabase().from().getX();
    return wire - ink.px(12) < ink.px(90);
  }

  /** Over the database's wire what is loaded; under it a bar and how long it has taken. */
  private static void loading(
      GraphicsContext gc, TokenLook look, StageMap map, Ink ink, Color color) {
    double left = map.toDatabase().from().getX() + ink.px(6);
    double right = map.toDatabase().to().getX() - ink.px(6);
    double room = right - left;
    double y = map.toDatabase().from().getY();
    if (narrow(map, ink)) {
      left = map.change().to().getX() + ink.px(20);
      right = map.database().getMaxX();
      room = right - left;
      y = map.database().getMaxY() + ink.px(11);
    } else {
      Ink.Pen pen = ink.mono(12);
      String label = pen.fit(look.label(), room);
      pen.centre(gc, label, (left + right) / 2, y - ink.px(18), color);
    }
    double bar = Math.min(room, ink.px(150));
    double from = (left + right - bar) / 2;
    gc.setFill(ink.palette().line());
    gc.fillRect(from, y + ink.px(17), bar, ink.px(4));
    gc.setFill(color);
    gc.fillRect(from, y + ink.px(17), bar * Math.max(0, look.progress()), ink.px(4));
    Ink.Pen mono = ink.mono(11.5);
    String whole = look.note();
    String note = mono.width(whole) <= room ? whole : whole.replaceFirst(" in the .*", "");
    mono.centre(gc, note, (left + right) / 2, y + ink.px(33), ink.palette().muted());
  }

  /**
   * How much longer than it lasted each kind of leg is drawn: {@code Redis 1 053× longer, database
   * true to scale}.
   */
  static String factor(String what, double stretched) {
    return stretched < 1.05
        ? what + " true to scale"
        : what + " drawn " + Words.times(stretched) + " longer";
  }
}
