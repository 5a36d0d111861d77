package cachescope.ui.stage;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/**
 * Where the boxes and wires are, in pixels of the board: client, service and database in a row,
 * Redis under them.
 *
 * @param service with the shelves under its numbers
 * @param serviceHead the service's box without its shelves
 * @param layer the cache's own layer, where it stands between the service and everything else
 * @param top the area of the boxes and of the wires down to Redis
 */
record StageMap(
    Rectangle2D client,
    Rectangle2D service,
    Rectangle2D serviceHead,
    Optional<Rectangle2D> layer,
    Rectangle2D database,
    Rectangle2D redis,
    Rectangle2D top,
    StageShape shape,
    double scale) {
  /** Height of a shelf, pixels at text scale 1. */
  static final double SHELF = 19;

  /** A board of {@code w} by {@code h} pixels with text enlarged by {@code scale}. */
  static StageMap of(double w, double h, double scale) {
    return of(w, h, scale, StageShape.PLAIN);
  }

  /** The same, of another shape. */
  static StageMap of(double w, double h, double scale, StageShape shape) {
    boolean narrow = w < 620 * scale;
    boolean dense = shape.dense();
    boolean layered = shape.layered();
    double boxH = clamp(h * 0.23, 88 * scale, 104 * scale);
    boolean tight = narrow && layered;
    boolean wide = dense || (shape.shelves() > 0 && !layered);
    double clientW = Math.min(w * (tight ? 0.175 : narrow ? 0.2 : 0.165), 160 * scale);
    double serviceW = Math.min(w * (tight ? 0.26 : narrow ? 0.3 : wide ? 0.26 : 0.21), 220 * scale);
    double databaseW =
        Math.min(w * (tight ? 0.27 : narrow ? 0.33 : layered ? 0.23 : 0.25), 260 * scale);
    double apart = tight ? 0.025 : narrow ? 0.05 : layered ? 0.055 : 0.085;
    double serviceX = clientW + Math.min(w * apart, 150 * scale);
    double shelves = shape.shelves() == 0 ? 0 : (shape.shelves() * SHELF + 6) * scale;
    double gap =
        clamp(h * (dense ? 0 : 0.13), (narrow ? 78 : dense ? 56 : 50) * scale, 100 * scale);
    double redisY = boxH + Math.max(gap, shelves + 54 * scale);
    var service = new Rectangle2D(serviceX, 0, serviceW, boxH + shelves);
    double layerX = service.getMaxX() + (narrow ? 8 : 20) * scale;
    double layerW = Math.min(w * 0.15, 120 * scale);
    return new StageMap(
        new Rectangle2D(0, 0, clientW, boxH),
        service,
        new Rectangle2D(serviceX, 0, serviceW, boxH),
        layered ? Optional.of(new Rectangle2D(layerX, 0, layerW, boxH)) : Optional.empty(),
        new Rectangle2D(w - databaseW, 0, databaseW, boxH),
        new Rectangle2D(0, redisY, w, Math.max(60, h - redisY)),
        new Rectangle2D(0, 0, w, redisY),
        shape,
        scale);
  }

  /** From the client to the service. */
  Wireway toService() {
    double y = Math.rint(client.getHeight() * 0.5);
    return Wireway.of(new Point2D(client.getMaxX(), y), new Point2D(service.getMinX(), y));
  }

  /** From the service, or the cache's layer, to the database. */
  Wireway toDatabase() {
    double y = Math.rint(serviceHead.getHeight() * 0.36);
    double x = layer.map(Rectangle2D::getMaxX).orElse(service.getMaxX());
    return Wireway.of(new Point2D(x, y), new Point2D(database.getMinX(), y));
  }

  /** From the service to the cache's layer, where there is one. */
  Optional<Wireway> toLayer() {
    double y = throughLayer();
    return layer.map(
        box -> Wireway.of(new Point2D(service.getMaxX(), y), new Point2D(box.getMinX(), y)));
  }

  /** From the service down to Redis, and up again: lookups. */
  Wireway lookup() {
    return down(0.36);
  }

  /** From the service down to Redis: fills and deletes. */
  Wireway change() {
    return down(0.66);
  }

  /** From Redis up to the service: messages. */
  Wireway message() {
    Wireway down = down(0.86);
    return new Wireway(down.points().reversed());
  }

  /** Where the words beside the wires down to Redis are, from above. */
  double wordsY() {
    return service.getMaxY() + 14 * scale;
  }

  /** Where ways pass through the cache's layer: along its foot, under its words. */
  private double throughLayer() {
    return Math.rint(serviceHead.getHeight() - 10 * scale);
  }

  private Wireway down(double along) {
    Rectangle2D from = layer.orElse(service);
    double x = Math.rint(from.getMinX() + from.getWidth() * along);
    Point2D foot = new Point2D(x, redis.getMinY());
    if (layer.isEmpty()) {
      return Wireway.of(new Point2D(x, service.getMaxY()), foot);
    }
    double y = throughLayer();
    return new Wireway(List.of(new Point2D(service.getMaxX(), y), new Point2D(x, y), foot));
  }

  private static double clamp(double value, double low, double high) {
    return Math.max(low, Math.min(high, value));
  }

  /** A way between two boxes, straight or over corners. */
  record Wireway(List<Point2D> points) {
    Wireway {
      points = List.copyOf(points);
    }

    static Wireway of(Point2D from, Point2D to) {
      return new Wireway(List.of(from, to));
    }

    Point2D from() {
      return points.getFirst();
    }

    Point2D to() {
      return points.getLast();
    }

    /** The point so far along the whole way, 0 to 1. */
    Point2D at(double along) {
      double left = along * length();
      for (int i = 1; i < points.size(); i++) {
        double part = points.get(i - 1).distance(points.get(i));
        if (left <= part || i == points.size() - 1) {
          return points.get(i - 1).interpolate(points.get(i), part == 0 ? 0 : left / part);
        }
        left -= part;
      }
      return from();
    }

    private double length() {
      double length = 0;
      for (int i = 1; i < points.size(); i++) {
        length += points.get(i - 1).distance(points.get(i));
      }
      return length;
    }
  }
}
