package cachescope.ui.stage;

import cachescope.event.RedisNode;
import cachescope.event.RedisNode.Health;
import cachescope.event.RedisNode.Role;
import cachescope.event.RedisStatus.Topology;
import cachescope.stage.TopologyView;
import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Sign;
import cachescope.ui.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** The servers that sentinels watch: which is the master, which we use, who is away. */
final class NodesLayer {
  /** How high the row is, at text scale 1. */
  static final double HEIGHT = 42;

  /** A takeover is told for so long. */
  private static final long TOLD = 60_000_000_000L;

  /** A server as it is drawn. */
  private record Chip(String words, Sign sign, boolean used, boolean away) {}

  private record Look(List<Chip> chips, String takeover) {}

  private static final Look NOTHING = new Look(List.of(), "");

  private final Canvas canvas = new Canvas();
  private Look drawn = NOTHING;
  private boolean forgotten = true;
  private int draws;

  Canvas canvas() {
    return canvas;
  }

  void forget() {
    forgotten = true;
  }

  int draws() {
    return draws;
  }

  /** Draws servers behind sentinels; nothing of anything else. */
  void show(TopologyView topology, long t, Ink ink) {
    Look look = topology.kind() == Topology.SENTINEL ? look(topology, t) : NOTHING;
    if (look.equals(drawn) && !forgotten) {
      return;
    }
    drawn = look;
    forgotten = false;
    draws++;
    draw(ink);
  }

  private static Look look(TopologyView topology, long t) {
    List<Chip> chips = new ArrayList<>();
    for (RedisNode node : topology.nodes()) {
      if (node.role() != Role.SENTINEL) {
        boolean master = node.role() == Role.MASTER;
        String state =
            switch (node.health()) {
              case UP -> "";
              case SUSPECTED -> ", suspected";
              case DOWN -> ", down";
            };
        chips.add(
            new Chip(
                (master ? "master " : "replica ") + node.place() + state,
                node.health() == Health.UP ? master ? Sign.HIT : Sign.NOTE : Sign.ERROR,
                node.used(),
                node.health() == Health.DOWN));
      }
    }
    long all = topology.nodes().stream().filter(n -> n.role() == Role.SENTINEL).count();
    int up = TopologyWords.up(topology.nodes(), Role.SENTINEL);
    chips.add(
        new Chip(
            up == all ? Words.count(all, "sentinel") : up + " of " + Words.count(all, "sentinel"),
            up == all ? Sign.NOTE : Sign.ERROR,
            false,
            false));
    String takeover =
        topology
            .takeover()
            .filter(change -> t - change.at() < TOLD && t >= change.at())
            .map(change ->
                "%s took the place of %s, %s ago"
                    .formatted(change.to(), change.from(), Words.span(t - change.at())))
            .orElse("");
    return new Look(List.copyOf(chips), takeover);
  }

  private void draw(Ink ink) {
    GraphicsContext gc = canvas.getGraphicsContext2D();
    Palette p = ink.palette();
    double w = canvas.getWidth();
    gc.clearRect(0, 0, w, canvas.getHeight());
    double x = 1;
    double h = ink.px(20);
    Ink.Pen pen = ink.sans(11);
    Ink.Pen bold = ink.bold(11);
    for (Chip chip : drawn.chips()) {
      String words = chip.words() + (chip.used() ? " · in use" : "");
      Ink.Pen own = chip.used() ? bold : pen;
      double wide = own.width(words) + ink.px(26);
      if (x + wide > w) {
        break;
      }
      Color edge = chip.away() ? p.danger() : chip.used() ? p.hit() : p.line();
      ink.box(gc, x, 1, wide, h - 2, ink.px(6), p.surface(), edge, chip.used() ? 2 : 1);
      Color color = chip.sign().color(p);
      chip.sign().draw(gc, x + ink.px(10), h / 2, ink.px(4), color);
      own.write(gc, words, x + ink.px(19), h / 2, chip.away() ? p.danger() : p.text());
      x += wide + ink.px(8);
    }
    if (!drawn.takeover().isEmpty()) {
      Sign.NOTE.draw(gc, ink.px(6), ink.px(31), ink.px(4), p.miss());
      bold.write(gc, bold.fit(drawn.takeover(), w - ink.px(20)), ink.px(15), ink.px(31), p.miss());
    }
  }
}
