package cachescope.ui.stage;

import cachescope.event.CachingStrategy;
import cachescope.event.Settings;
import cachescope.stage.ServiceView;
import cachescope.stage.ServiceView.Dirty;
import cachescope.stage.ServiceView.Flight;
import cachescope.stage.ServiceView.Shelf;
import cachescope.ui.Sign;
import cachescope.ui.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row in the service's box, or in Redis's: something that its memory holds. Two equal looks give
 * the same pixels.
 *
 * @param sign and {@code name}: what the row is
 * @param ids of the keys it holds, as many as may fit
 * @param lit the one of them that was hit just now; -1 for none
 * @param words at the right end
 * @param quiet whether there is nothing to be seen on it
 */
record ShelfLook(Sign sign, String name, List<String> ids, int lit, String words, boolean quiet) {
  private static final long LIT = 700_000_000L;

  ShelfLook {
    ids = List.copyOf(ids);
  }

  /** All rows of the service's box, as many as {@link StageShape} made room for. */
  static List<ShelfLook> of(ServiceView service, Settings settings, long t) {
    List<ShelfLook> rows = new ArrayList<>();
    if (!settings.cacheOn()) {
      return rows;
    }
    if (StageShape.waits(settings.protections())) {
      rows.add(flight(service.flights()));
    }
    service.shelves().forEach(shelf -> rows.add(near(shelf, t)));
    if (settings.pattern().strategy() == CachingStrategy.WRITE_BEHIND) {
      rows.add(dirty(service.dirty(), settings, t));
    }
    return rows;
  }

  /** The row in Redis's box: writes that a Stream of it keeps; empty with another strategy. */
  static Optional<ShelfLook> stream(ServiceView service, Settings settings, long t) {
    return settings.cacheOn()
            && settings.pattern().strategy() == CachingStrategy.WRITE_BEHIND_STREAM
        ? Optional.of(dirty(service.dirty(), settings, t))
        : Optional.empty();
  }

  private static ShelfLook flight(List<Flight> flights) {
    if (flights.isEmpty()) {
      return new ShelfLook(Sign.WAITING, "nobody waits", List.of(), -1, "", true);
    }
    Flight most = flights.getFirst();
    int others = flights.stream().skip(1).mapToInt(Flight::waiting).sum();
    String whom =
        most.leader() == 0 ? "for " + shorter(most.key()) : "for request " + most.leader();
    String verb = most.waiting() == 1 ? " waits " : " wait ";
    String more = others == 0 ? "" : " +" + others;
    return new ShelfLook(
        Sign.WAITING, Words.count(most.waiting()) + verb + whom + more, List.of(), -1, "", false);
  }

  private static ShelfLook near(Shelf shelf, long t) {
    List<String> ids = shelf.keys().stream().map(ShelfLook::id).toList();
    boolean now = !shelf.hit().isEmpty() && t - shelf.hitAt() < LIT;
    int lit = now ? shelf.keys().indexOf(shelf.hit()) : -1;
    return new ShelfLook(
        Sign.HIT,
        "near " + shelf.instance(),
        ids,
        lit,
        shelf.size() == 0 ? "empty" : Words.count(shelf.size()),
        shelf.size() == 0);
  }

  private static ShelfLook dirty(Dirty dirty, Settings settings, long t) {
    String lost = dirty.lost() == 0 ? "" : Words.count(dirty.lost()) + " lost";
    if (dirty.count() == 0) {
      String none =
          settings.pattern().strategy() == CachingStrategy.WRITE_BEHIND_STREAM
              ? "no write waits in the Stream"
              : "no write waits";
      return new ShelfLook(Sign.WRITE, none, List.of(), -1, lost, lost.isEmpty());
    }
    List<String> ids = dirty.keys().stream().map(ShelfLook::id).toList();
    String name = Words.count(dirty.count()) + (dirty.durable() ? " in the Stream" : " dirty");
    long left = settings.pattern().flushEvery().toNanos() - (t - dirty.oldestAt());
    String words = dirty.durable() || left < 0 ? lost : "\u2264 " + tenths(left);
    return new ShelfLook(Sign.WRITE, name, ids, -1, words, false);
  }

  /** {@code 0.6 s}. */
  private static String tenths(long nanos) {
    long tenths = (nanos + 99_999_999L) / 100_000_000L;
    return tenths / 10 + "." + tenths % 10 + " s";
  }

  private static String id(String key) {
    return shorter(key).substring("user:".length());
  }

  private static String shorter(String key) {
    int user = key.lastIndexOf("user:");
    return user < 0 ? "user:" + key : key.substring(user);
  }
}
