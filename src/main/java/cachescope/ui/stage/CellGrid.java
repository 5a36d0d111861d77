package cachescope.ui.stage;

import cachescope.event.RedisStatus;
import cachescope.stage.KeyCell;
import cachescope.stage.KeyExit;
import cachescope.stage.LikelyVictim;
import cachescope.stage.StageScene;
import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Sign;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;

/** The keys that are in Redis, as cells. A cell is drawn again only when its look changed. */
final class CellGrid {
  /** A key that left is shown in its old place for so long. */
  static final long GHOST = 1_500_000_000L;

  /** How opaque cells are while the cache is off. */
  private static final double UNUSED = 0.55;

  private final Canvas canvas = new Canvas();
  private final CellSlots slots = new CellSlots();
  private CellSize size = CellSize.forKeys(0, 1, 1, 1);
  private CellLook[] drawn = new CellLook[0];
  private boolean forgotten = true;
  private Ink zoomed = new Ink(Palette.DARK, 1);
  private int draws;
  private int most;
  private long mostAt;

  Canvas canvas() {
    return canvas;
  }

  /** How many cells were drawn so far. */
  int draws() {
    return draws;
  }

  CellSize size() {
    return size;
  }

  /** Keys that have a cell. */
  int shown() {
    return slots.shown();
  }

  void forget() {
    forgotten = true;
  }

  /** The slot at a point of the canvas; -1 where there is none. */
  int slotAt(double x, double y) {
    return size.slotAt(x, y);
  }

  /** Where a slot is, pixels of the canvas. */
  Rectangle2D placeOf(int slot) {
    return new Rectangle2D(
        size.x(slot), size.y(slot), size.pitchX() - size.gap(), size.pitchY() - size.gap());
  }

  int slots() {
    return slots.size();
  }

  /** The key in a slot; empty also where there is no such slot. */
  Optional<KeyCell> keyIn(int slot) {
    return slot < 0 || slot >= slots.size() ? Optional.empty() : slots.at(slot);
  }

  /**
   * @param used whether the service asks Redis: of keys that nobody asks for none is said to be
   *     next to leave, and all are drawn muted
   */
  void show(StageScene scene, RedisStatus redis, boolean used, long t, Ink ink) {
    canvas.setOpacity(used ? 1 : UNUSED);
    fit(scene, t, ink);
    slots.update(scene.cells(), size.capacity());
    if (forgotten || drawn.length != slots.size()) {
      canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
      drawn = new CellLook[slots.size()];
      Arrays.fill(drawn, CellLook.EMPTY);
      forgotten = false;
    }
    boolean known =
        redis.state() == RedisStatus.State.CONNECTED || redis.state() == RedisStatus.State.LIMITED;
    String victim = used ? scene.likelyVictim().map(LikelyVictim::key).orElse("") : "";
    boolean words = size.detail() != CellSize.Detail.TINY;
    // An empty Redis has a sentence there.
    int free = known && scene.keys() > 0 ? Math.max(0, scene.redis().fitNow() - scene.keys()) : 0;
    Map<String, Sign> ghosts = ghosts(scene, t);
    CellPainter painter = new CellPainter(canvas.getGraphicsContext2D(), zoomed(ink));
    for (int slot = 0; slot < drawn.length; slot++) {
      CellLook look;
      Optional<KeyCell> cell = slots.at(slot);
      if (cell.isPresent()) {
        boolean next = cell.get().key().equals(victim);
        look = CellLook.of(cell.get(), t, redis.prefix().length(), words, known, next);
      } else {
        String last = slots.lastAt(slot);
        Sign left = last.isEmpty() ? Sign.NOTE : ghosts.getOrDefault(last, Sign.NOTE);
        boolean ghost = left != Sign.NOTE;
        look =
            ghost
                ? CellLook.ghost(shorter(last, redis), left)
                : free-- > 0 ? CellLook.FREE : CellLook.EMPTY;
      }
      if (!look.equals(drawn[slot])) {
        drawn[slot] = look;
        draws++;
        painter.paint(look, size, size.x(slot), size.y(slot));
      }
    }
  }

  private Ink zoomed(Ink ink) {
    double scale = ink.scale() * size.zoom();
    if (zoomed.scale() != scale || !zoomed.palette().equals(ink.palette())) {
      zoomed = new Ink(ink.palette(), scale);
    }
    return zoomed;
  }

  /**
   * Smaller cells at once when keys do not fit; larger ones only when there is room to spare, and
   * not while those that just left are still shown in their places.
   */
  private void fit(StageScene scene, long t, Ink ink) {
    int wanted = Math.max(scene.cells().size(), Math.min(scene.redis().fitNow(), scene.keys() + 1));
    if (wanted >= most || t < mostAt || t - mostAt > GHOST) {
      most = wanted;
      mostAt = t;
    }
    double w = canvas.getWidth();
    double h = canvas.getHeight();
    CellSize tight = CellSize.forKeys(wanted, w, h, ink.scale());
    CellSize roomy = CellSize.forKeys(most * 5 / 4, w, h, ink.scale());
    if (forgotten || (wanted > size.capacity() && tight.capacity() > size.capacity())) {
      size = tight;
      forgotten = true;
    } else if (roomy.pitchX() > size.pitchX()) {
      size = roomy;
      forgotten = true;
    }
  }

  private static Map<String, Sign> ghosts(StageScene scene, long t) {
    Map<String, Sign> ghosts = new HashMap<>();
    for (KeyExit exit : scene.exits()) {
      if (exit.at() > t || t - exit.at() > GHOST) {
        continue;
      }
      ghosts.putIfAbsent(exit.key(), StageWords.sign(exit.reason()));
    }
    return ghosts;
  }

  private static String shorter(String key, RedisStatus redis) {
    return key.startsWith(redis.prefix()) ? key.substring(redis.prefix().length()) : key;
  }
}
