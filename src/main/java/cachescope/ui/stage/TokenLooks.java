package cachescope.ui.stage;

import cachescope.event.Origin;
import cachescope.event.RequestKind;
import cachescope.stage.Leg;
import cachescope.stage.Mark;
import cachescope.stage.Spot;
import cachescope.stage.Wire;
import cachescope.ui.Sign;
import cachescope.ui.Words;
import cachescope.ui.stage.TokenLook.Side;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Point2D;

/**
 * Turns spots on wires into looks: where each token is, and which one on each wire has words.
 *
 * <p>On a wire only one token is named, the person's newest or else the newest: more words would
 * cover each other.
 */
final class TokenLooks {
  private static final int MANY = 8;

  private final StageMap map;
  private final boolean commands;
  private final boolean reducedMotion;

  TokenLooks(StageMap map, boolean commands, boolean reducedMotion) {
    this.map = map;
    this.commands = commands;
    this.reducedMotion = reducedMotion;
  }

  /** Which way a leg is drawn on. */
  enum Way {
    CLIENT,
    LOOKUP,
    CHANGE,
    DATABASE,
    LINE,
    /** From Redis to the service. */
    MESSAGE,
    /** Inside the service's box, which shows it itself. */
    INSIDE
  }

  List<TokenLook> at(List<Spot> spots, long t) {
    Map<Way, List<Spot>> byWay = new EnumMap<>(Way.class);
    for (Spot spot : spots) {
      byWay.computeIfAbsent(way(spot.leg()), _ -> new ArrayList<>()).add(spot);
    }
    List<TokenLook> looks = new ArrayList<>();
    byWay.remove(Way.INSIDE);
    byWay.forEach((way, on) -> addWay(way, on, t, looks));
    return looks;
  }

  static Way way(Leg leg) {
    return switch (leg.wire()) {
      case CLIENT_TO_SERVICE -> Way.CLIENT;
      case SERVICE_TO_DATABASE -> Way.DATABASE;
      case DATABASE_LINE -> Way.LINE;
      case REDIS_TO_SERVICE -> Way.MESSAGE;
      case FLIGHT, NEAR -> Way.INSIDE;
      case SERVICE_TO_REDIS ->
          switch (leg.mark()) {
            case FILL, REFUSED, INVALIDATE, WRITE, MESSAGE, LOST -> Way.CHANGE;
            case REQUEST, HIT, MISS, LOAD, REFRESH, WAITING, STALE -> Way.LOOKUP;
            case ERROR, GIVEN_UP -> leg.command().startsWith("GET") ? Way.LOOKUP : Way.CHANGE;
          };
    };
  }

  private void addWay(Way way, List<Spot> on, long t, List<TokenLook> looks) {
    Spot named = named(on);
    if (way == Way.LINE) {
      looks.add(line(named, requests(on), t));
      return;
    }
    for (Spot spot : on) {
      if (!spot.token().equals(named.token())) {
        looks.add(look(way, spot, "", "", -1, on.size() > MANY));
      }
    }
    double progress = -1;
    if (way == Way.DATABASE) {
      Leg leg = named.leg();
      double share = leg.expected() > 0 ? (double) leg.nanosAt(t) / leg.expected() : 0;
      progress = leg.isOpen() ? Math.rint(Math.min(1, share) * 100) / 100 : 1;
    }
    String note = note(way, named, requests(on), t);
    looks.add(look(way, named, label(way, named, t), note, progress, false));
  }

  /** How many requests the tokens stand for. */
  private static int requests(List<Spot> on) {
    return on.stream().mapToInt(Spot::count).sum();
  }

  /** The person's newest, or else the newest. */
  private static Spot named(List<Spot> on) {
    Spot newest = on.getLast();
    for (Spot spot : on.reversed()) {
      if (spot.token().origin() == Origin.PERSON) {
        return spot;
      }
    }
    return newest;
  }

  private TokenLook look(
      Way way, Spot spot, String label, String note, double progress, boolean small) {
    Point2D at = wireway(way).at(along(spot));
    return new TokenLook(
        Math.rint(at.getX() * 2) / 2,
        Math.rint(at.getY() * 2) / 2,
        sign(spot.leg().mark()),
        label,
        note,
        switch (way) {
          case LOOKUP -> Side.LEFT;
          case CHANGE, MESSAGE -> Side.RIGHT;
          case CLIENT, DATABASE, LINE, INSIDE -> Side.ABOVE;
        },
        progress,
        spot.count(),
        small && spot.count() == 1,
        detail(spot.leg()),
        spot.leg().mark() == Mark.HIT && !label.isEmpty(),
        spot.token().requestId());
  }

  private static String detail(Leg leg) {
    if (leg.command().isEmpty()) {
      return leg.reply();
    }
    return leg.reply().isEmpty() ? leg.command() : leg.command() + " → " + leg.reply();
  }

  /** Those in line stand before the database; the oldest is named. */
  private TokenLook line(Spot named, int others, long t) {
    Point2D at = map.toDatabase().at(1);
    String more = others > 1 ? " and " + (others - 1) + " more" : "";
    String words = key(named) + " waiting " + elapsed(named.leg(), t) + more;
    return new TokenLook(
        at.getX(),
        map.toDatabase().from().getY(),
        Sign.WAITING,
        words,
        "",
        Side.RIGHT,
        -1,
        1,
        false,
        "",
        false,
        named.token().requestId());
  }

  private StageMap.Wireway wireway(Way way) {
    return switch (way) {
      case CLIENT -> map.toService();
      case LOOKUP -> map.lookup();
      case CHANGE -> map.change();
      case DATABASE, LINE, INSIDE -> map.toDatabase();
      case MESSAGE -> map.message();
    };
  }

  private double along(Spot spot) {
    double way = reducedMotion ? 0.5 : spot.along();
    return spot.leg().mark() == Mark.LOST ? way / 2 : way;
  }

  static Sign sign(Mark mark) {
    return switch (mark) {
      case REQUEST -> Sign.REQUEST;
      case HIT -> Sign.HIT;
      case MISS -> Sign.MISS;
      case LOAD -> Sign.LOAD;
      case REFRESH -> Sign.REFRESH;
      case REFUSED -> Sign.REFUSED;
      case MESSAGE -> Sign.MESSAGE;
      case LOST -> Sign.LOST;
      case WAITING -> Sign.WAITING;
      case FILL -> Sign.FILL;
      case WRITE -> Sign.WRITE;
      case INVALIDATE -> Sign.INVALIDATED;
      case STALE -> Sign.STALE;
      case ERROR -> Sign.ERROR;
      case GIVEN_UP -> Sign.GIVEN_UP;
    };
  }

  private String label(Way way, Spot spot, long t) {
    Leg leg = spot.leg();
    boolean redis = leg.wire() == Wire.SERVICE_TO_REDIS;
    if (redis && commands && !leg.command().isEmpty()) {
      return detail(leg);
    }
    return switch (way) {
      case CLIENT, INSIDE -> "";
      case LINE -> key(spot);
      case DATABASE -> key(spot) + " · " + onDatabase(spot);
      case LOOKUP, CHANGE, MESSAGE ->
          leg.mark() == Mark.REQUEST
              ? "GET " + key(spot)
              : key(spot) + " · " + sign(leg.mark()).word() + took(leg, t);
    };
  }

  private static String onDatabase(Spot spot) {
    if (spot.leg().mark() == Mark.REFRESH) {
      return Sign.REFRESH.word();
    }
    return spot.token().kind() == RequestKind.WRITE ? "write" : "load";
  }

  private static String took(Leg leg, long t) {
    boolean untold = leg.isOpen() ? leg.nanosAt(t) < 5_000_000 : leg.nanosAt(t) == 0;
    return untold ? "" : " " + elapsed(leg, t);
  }

  private String note(Way way, Spot spot, int all, long t) {
    Leg leg = spot.leg();
    if (way == Way.DATABASE) {
      String verb = spot.token().kind() == RequestKind.WRITE ? "writing " : "loading ";
      String more = all > 1 ? " +" + (all - 1) : "";
      return leg.isOpen()
          ? verb + elapsed(leg, t) + "…" + more
          : elapsed(leg, t) + " in the database";
    }
    if (way == Way.MESSAGE || leg.mark() == Mark.REFUSED) {
      return leg.reply();
    }
    if (leg.mark() == Mark.FILL && map.layer().isPresent()) {
      return "the cache's layer fills it, the service need not know";
    }
    if (leg.mark() == Mark.FILL && spot.token().origin() == Origin.PERSON) {
      return "after a miss the service fills the cache itself";
    }
    return way == Way.CHANGE || way == Way.LOOKUP ? others(all) : "";
  }

  private static String others(int all) {
    return all > 1 ? "and " + (all - 1) + " more" : "";
  }

  /** Measured where it is over; while it lasts, in steps that can be read. */
  private static String elapsed(Leg leg, long t) {
    long nanos = leg.nanosAt(t);
    return Words.duration(leg.isOpen() ? nanos / 10_000_000 * 10_000_000 : nanos);
  }

  private static String key(Spot spot) {
    long user = spot.token().userId();
    return user == 0 ? "all keys" : "user:" + user;
  }
}
