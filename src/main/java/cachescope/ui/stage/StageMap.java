package cachescope.ui.stage;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/**
 * Where the boxes and wires are, in pixels of the board: client, service and database in a row,
 * Redis under them.
 *
 * @param top the area of the three boxes and of the wires down to Redis
 */
record StageMap(
    Rectangle2D client,
    Rectangle2D service,
    Rectangle2D database,
    Rectangle2D redis,
    Rectangle2D top,
    double scale) {

  /** A board of {@code w} by {@code h} pixels with text enlarged by {@code scale}. */
  static StageMap of(double w, double h, double scale) {
    double narrow = Math.min(1, w / (560 * scale));
    double boxH = Math.min(100 * scale, Math.max(74 * scale, h * 0.23));
    double clientW = clamp(w * 0.165, 84 * scale * narrow, 150 * scale);
    double serviceW = clamp(w * 0.205, 140 * scale * narrow, 210 * scale);
    double databaseW = clamp(w * 0.205, 140 * scale * narrow, 210 * scale);
    double serviceX = clientW + clamp(w * 0.085, 24, 150 * scale);
    double gap = clamp(h * 0.15, 46 * scale, 110 * scale);
    double redisY = boxH + gap;
    return new StageMap(
        new Rectangle2D(0, 0, clientW, boxH),
        new Rectangle2D(serviceX, 0, serviceW, boxH),
        new Rectangle2D(w - databaseW, 0, databaseW, boxH),
        new Rectangle2D(0, redisY, w, Math.max(60, h - redisY)),
        new Rectangle2D(0, 0, w, redisY),
        scale);
  }

  /** From the client to the service. */
  Wireway toService() {
    double y = client.getHeight() * 0.5;
    return new Wireway(new Point2D(client.getMaxX(), y), new Point2D(service.getMinX(), y));
  }

  /** From the service to the database. */
  Wireway toDatabase() {
    double y = service.getHeight() * 0.36;
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
