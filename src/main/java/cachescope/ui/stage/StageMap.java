package cachescope.ui.stage;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/**
 * Where the boxes and wires are, in pixels of the board: client, service and database in a row,
 * Redis under them.
 *
 * @param top the area of the three boxes and of the wires down to Redis
 * @param dense whether this is for the last row: short wires down to Redis, a larger hit ratio
 */
record StageMap(
    Rectangle2D client,
    Rectangle2D service,
    Rectangle2D database,
    Rectangle2D redis,
    Rectangle2D top,
    boolean dense,
    double scale) {

  /** A board of {@code w} by {@code h} pixels with text enlarged by {@code scale}. */
  static StageMap of(double w, double h, double scale) {
    return of(w, h, scale, false);
  }

  /** The same; {@code dense}: for the last row. */
  static StageMap of(double w, double h, double scale, boolean dense) {
    boolean narrow = w < 620 * scale;
    double boxH = clamp(h * 0.23, 88 * scale, 104 * scale);
    double clientW = Math.min(w * (narrow ? 0.2 : 0.165), 160 * scale);
    double serviceW = Math.min(w * (narrow ? 0.3 : dense ? 0.26 : 0.21), 220 * scale);
    double databaseW = Math.min(w * (narrow ? 0.33 : 0.25), 260 * scale);
    double serviceX = clientW + Math.min(w * (narrow ? 0.05 : 0.085), 150 * scale);
    double gap =
        clamp(h * (dense ? 0 : 0.13), (narrow ? 78 : dense ? 56 : 50) * scale, 100 * scale);
    double redisY = boxH + gap;
    return new StageMap(
        new Rectangle2D(0, 0, clientW, boxH),
        new Rectangle2D(serviceX, 0, serviceW, boxH),
        new Rectangle2D(w - databaseW, 0, databaseW, boxH),
        new Rectangle2D(0, redisY, w, Math.max(60, h - redisY)),
        new Rectangle2D(0, 0, w, redisY),
        dense,
        scale);
  }

  /** From the client to the service. */
  Wireway toService() {
    double y = Math.rint(client.getHeight() * 0.5);
    return new Wireway(new Point2D(client.getMaxX(), y), new Point2D(service.getMinX(), y));
  }

  /** From the service to the database. */
  Wireway toDatabase() {
    double y = Math.rint(service.getHeight() * 0.36);
    return new Wireway(new Point2D(service.getMaxX(), y), new Point2D(database.getMinX(), y));
  }

  /** From the service down to Redis, and up again: lookups. */
  Wireway lookup() {
    return down(0.36);
  }

  /** From the service down to Redis: fills and deletes. */
  Wireway change() {
    return down(0.66);
  }

  private Wireway down(double along) {
    double x = Math.rint(service.getMinX() + service.getWidth() * along);
    return new Wireway(new Point2D(x, service.getMaxY()), new Point2D(x, redis.getMinY()));
  }

  private static double clamp(double value, double low, double high) {
    return Math.max(low, Math.min(high, value));
  }

  /** A straight way between two boxes. */
  record Wireway(Point2D from, Point2D to) {
    Point2D at(double along) {
      return from.interpolate(to, along);
    }
  }
}
