package cachescope.ui.policies;

import cachescope.policy.Policies;
import cachescope.ui.Palette;
import cachescope.ui.compare.RunColours;
import javafx.scene.paint.Color;

/**
 * A policy's colour and its way of dashing: always the same, none that means a hit or an exit; with
 * more policies than colours, lines differ by their dashes.
 */
final class Colours {
  private static final double[][] DASHES = {{}, {7, 4}, {2, 4}};

  private Colours() {}

  static Color of(Policies.Entry entry, Palette palette) {
    return RunColours.of(place(entry) % RunColours.MANY, palette);
  }

  /** Lengths of stroke and gap, pixels; none: a whole line. */
  static double[] dashes(Policies.Entry entry) {
    return DASHES[place(entry) / RunColours.MANY % DASHES.length].clone();
  }

  /** The five of the first steps come first, so that they have whole lines and other colours. */
  private static int place(Policies.Entry entry) {
    return switch (entry.name()) {
      case "opt" -> 0;
      case "lfu" -> 1;
      case "fifo" -> 2;
      case "lru" -> 3;
      default -> 4 + Policies.all().indexOf(entry);
    };
  }
}
