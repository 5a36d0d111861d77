package cachescope.ui.stage;

import cachescope.stage.KeyCell;
import cachescope.stage.KeyMark;
import cachescope.ui.Sign;
import cachescope.ui.Words;

/**
 * A cell as it is drawn: two equal looks give the same pixels, so time is in steps that an eye can
 * tell apart.
 *
 * @param key without the session's prefix
 * @param ring how many of the ring's steps are left; negative for no ring
 * @param low less than a fifth of its time is left
 * @param left time left in the ring; empty where unknown
 * @param line the words under the key
 * @param sign what these words mean; {@link Sign#NOTE} for nothing special
 * @param uses how often it was used, empty for never; {@code size} where it is a KB or more
 * @param lit used or stored just now, as {@code sign} says
 * @param faded as last known, or over
 */
record CellLook(
    Kind kind,
    String key,
    int ring,
    boolean low,
    String left,
    String line,
    Sign sign,
    String uses,
    String size,
    boolean lit,
    boolean faded,
    boolean victim) {

  /** What a slot holds. */
  enum Kind {
    EMPTY,
    /** Room that was measured, and that no key has. */
    FREE,
    KEY,
    /** A key that holds a mark in the place of a value. */
    MARK,
    /** A key that has just left. */
    GHOST
  }

  /** Steps of a full ring. */
  static final int RING = 72;

  /** A cell is lit for so long after a use. */
  static final long LIT = 700_000_000L;

  static final CellLook EMPTY = plain(Kind.EMPTY);
  static final CellLook FREE = plain(Kind.FREE);

  private static CellLook plain(Kind kind) {
    return new CellLook(kind, "", -1, false, "", "", Sign.NOTE, "", "", false, false, false);
  }

  /** A key that left, and how. */
  static CellLook ghost(String key, Sign sign) {
    return new CellLook(
        Kind.GHOST, key, -1, false, "", sign.word(), sign, "", "", false, true, false);
  }

  /**
   * A key at {@code t}.
   *
   * @param words whether the cell is large enough for words
   * @param known whether Redis can be seen now
   */
  static CellLook of(
      KeyCell cell, long t, int prefix, boolean words, boolean known, boolean victim) {
    long left = cell.leftAt(t);
    boolean timed = left < KeyCell.UNREAD;
    boolean overdue = cell.overdueAt(t);
    long used = Math.max(cell.lastUsedAt(), cell.setAt());
    boolean lit = known && !overdue && t - used < LIT;
    Sign sign = sign(cell, overdue, lit);
    int ring = timed ? ring(left, cell.ttlNanos()) : cell.deadline() == KeyCell.NEVER ? RING : -1;
    return new CellLook(
        cell.mark() == KeyMark.VALUE ? Kind.KEY : Kind.MARK,
        words ? cell.key().substring(Math.min(prefix, cell.key().length())) : "",
        ring,
        timed && ring * 5 < RING,
        words ? leftWords(left) : "",
        words ? line(cell, t, sign) : "",
        sign,
        words && cell.uses() > 0 ? Words.count(cell.uses()) + "×" : "",
        words && cell.bytes() >= 1_024 ? Words.bytes(cell.bytes()) : "",
        lit,
        !known || overdue || cell.mark() != KeyMark.VALUE,
        victim);
  }

  private static Sign sign(KeyCell cell, boolean overdue, boolean lit) {
    if (overdue) {
      return Sign.EXPIRED;
    }
    if (cell.stale()) {
      return Sign.STALE;
    }
    if (lit) {
      return cell.uses() > 0 && cell.lastUsedAt() > cell.setAt() ? Sign.HIT : Sign.FILL;
    }
    return Sign.NOTE;
  }

  private static int ring(long left, long ttl) {
    double share = ttl > 0 ? Math.min(1, (double) left / ttl) : 0;
    return (int) Math.ceil(share * RING);
  }

  private static String leftWords(long left) {
    if (left == KeyCell.NEVER) {
      return "no TTL";
    }
    return left == KeyCell.UNREAD ? "…" : seconds(left);
  }

  /** {@code 20s}, rounded up, as short as a ring's inside; longer times in minutes and hours. */
  static String seconds(long nanos) {
    long s = (nanos + 999_999_999L) / 1_000_000_000L;
    if (s < 100) {
      return s + "s";
    }
    return s < 6_000 ? s / 60 + "m" : s / 3_600 + "h";
  }

  private static String line(KeyCell cell, long t, Sign sign) {
    return switch (sign) {
      case EXPIRED -> "expired, not yet removed";
      case STALE -> "cache v" + cell.version() + " ≠ db v" + cell.databaseVersion();
      case HIT -> "used now";
      case FILL -> cell.mark() == KeyMark.VALUE ? "stored now" : marked(cell);
      default -> quiet(cell, t);
    };
  }

  /** What stands in the place of a value. */
  private static String marked(KeyCell cell) {
    return switch (cell.mark()) {
      case VALUE -> "";
      case ABSENT -> "no such user";
      case LEASE -> "lease given";
      case LOCK -> "lock held";
      case GONE -> "mark of v" + cell.version();
    };
  }

  private static String quiet(KeyCell cell, long t) {
    if (cell.mark() != KeyMark.VALUE) {
      return marked(cell);
    }
    if (cell.foreign()) {
      return "by another client";
    }
    if (cell.lastUsedAt() <= 0) {
      return "not used yet";
    }
    long ago = t - cell.lastUsedAt();
    return ago < 1_000_000_000L ? "used just now" : "used " + Words.span(ago) + " ago";
  }
}
