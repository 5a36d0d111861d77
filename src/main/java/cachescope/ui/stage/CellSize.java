package cachescope.ui.stage;

/**
 * How large the cells are and how many fit: large with a ring and words, small with a ring and the
 * id, the id alone, tiny squares.
 *
 * @param zoom how much larger than designed, where there is room for it
 * @param pitchX and {@code pitchY}: from one cell to the next, pixels; {@code gap} of it is between
 *     them
 */
record CellSize(
    Detail detail, double zoom, double pitchX, double pitchY, double gap, int columns, int rows) {
  /** What is in a cell. */
  enum Detail {
    LARGE,
    SMALL,
    /** The id alone. */
    NAMED,
    TINY
  }

  private static final double[] ZOOMS = {2.2, 1.8, 1.6, 1.4, 1.2, 1};
  private static final int LARGEST_TINY = 26;
  private static final int SMALLEST_TINY = 7;

  int capacity() {
    return columns * rows;
  }

  /** The largest cells of which {@code keys} fit into {@code w} by {@code h} pixels. */
  static CellSize forKeys(int keys, double w, double h, double scale) {
    int room = Math.max(1, keys);
    for (double zoom : ZOOMS) {
      for (double tall : new double[] {98, 88, 80}) {
        double by = scale * zoom;
        CellSize large = of(Detail.LARGE, zoom, w, h, 90 * by, tall * by, 6 * scale);
        if (room <= large.capacity()) {
          return large;
        }
      }
    }
    for (double zoom : ZOOMS) {
      for (double wide : new double[] {112, 100, 80, 64, 52}) {
        double by = scale * zoom;
        CellSize small = of(Detail.SMALL, zoom, w, h, wide * by, wide * 0.48 * by, 4 * scale);
        boolean enough = zoom == 1 || wide == 112;
        if (enough && room <= small.capacity()) {
          return small;
        }
      }
    }
    for (double wide : new double[] {46, 38, 32}) {
      CellSize named = of(Detail.NAMED, 1, w, h, wide * scale, wide * 0.48 * scale, 3 * scale);
      if (room <= named.capacity()) {
        return named;
      }
    }
    for (int pitch = LARGEST_TINY; pitch > SMALLEST_TINY; pitch--) {
      CellSize tiny = tiny(w, h, pitch);
      if (room <= tiny.capacity()) {
        return tiny;
      }
    }
    return tiny(w, h, SMALLEST_TINY);
  }

  private static CellSize tiny(double w, double h, int pitch) {
    return of(Detail.TINY, 1, w, h, pitch, pitch, pitch > 10 ? 2 : 1);
  }

  /** Columns share the width evenly, except tiny ones. */
  private static CellSize of(
      Detail detail, double zoom, double w, double h, double px, double py, double gap) {
    boolean tiny = detail == Detail.TINY;
    int columns = Math.max(tiny ? 1 : 0, (int) ((w + gap) / px));
    int rows = Math.max(tiny ? 1 : 0, (int) ((h + gap) / py));
    double stretched = tiny ? px : Math.min(px * 1.4, (w + gap) / columns);
    double taller = tiny ? py : Math.min(py * 1.15, (h + gap) / rows);
    return new CellSize(
        detail, zoom, Math.floor(stretched), Math.floor(taller), gap, columns, rows);
  }

  double x(int slot) {
    return slot % columns * pitchX;
  }

  double y(int slot) {
    int row = slot / columns;
    return row * pitchY;
  }

  /** The slot at a point; -1 between the cells or outside. */
  int slotAt(double x, double y) {
    int column = (int) (x / pitchX);
    int row = (int) (y / pitchY);
    boolean inside = x >= 0 && y >= 0 && column < columns && row < rows;
    boolean onCell = x - column * pitchX < pitchX - gap && y - row * pitchY < pitchY - gap;
    return inside && onCell ? row * columns + column : -1;
  }
}
