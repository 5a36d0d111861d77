package cachescope.lesson;

import cachescope.event.Amounts;
import cachescope.event.Figures;
import cachescope.stage.KeyCell;
import cachescope.stage.KeyMark;
import cachescope.stage.StageScene;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What must hold of a user's key in Redis, as Redis told it.
 *
 * @param text as the file says it
 */
public record KeyState(long user, List<Term> terms, String text) {
  private static final String AMOUNT = "([0-9.]+\\s*(?:ms|s|m|h)?)";
  private static final Pattern TTL =
      Pattern.compile("(?:" + AMOUNT + "\\s*(<|<=)\\s*)?ttl\\s*(?:(<|<=|>|>=)\\s*" + AMOUNT + ")?");
  private static final Pattern VERSION = Pattern.compile("version\\s*=\\s*(\\d{1,9})");

  public KeyState {
    terms = List.copyOf(terms);
    Objects.requireNonNull(text, "text");
  }

  /** One of the things that must hold. */
  sealed interface Term {}

  enum Word implements Term {
    PRESENT,
    ABSENT,
    STALE,
    FRESH
  }

  record Version(long version) implements Term {}

  /** Bounds of the time left, nanoseconds. */
  record Left(long low, boolean lowIn, long high, boolean highIn) implements Term {
    boolean holds(long left) {
      boolean above = lowIn ? left >= low : left > low;
      return above && (highIn ? left <= high : left < high);
    }
  }

  /**
   * Reads one, such as {@code user:1} and {@code present, 55s < ttl <= 60s}.
   *
   * @throws IllegalArgumentException with a sentence
   */
  public static KeyState parse(String key, String text) {
    if (!key.matches("user:\\d{1,9}")) {
      throw new IllegalArgumentException("'" + key + "' is no key; write user:1");
    }
    List<Term> terms = new ArrayList<>();
    for (String each : text.split(",", -1)) {
      terms.add(term(each.strip()));
    }
    return new KeyState(Long.parseLong(key.substring(5)), terms, key + ": " + text.strip());
  }

  private static Term term(String text) {
    for (Word word : Word.values()) {
      if (word.name().equalsIgnoreCase(text)) {
        return word;
      }
    }
    Matcher version = VERSION.matcher(text);
    if (version.matches()) {
      return new Version(Long.parseLong(version.group(1)));
    }
    Matcher ttl = TTL.matcher(text);
    if (ttl.matches() && !text.equals("ttl")) {
      return left(ttl);
    }
    throw new IllegalArgumentException(
        "'"
            + text
            + "' is no state of a key; there are present, absent, stale, fresh, version = 2 and"
            + " 55s < ttl <= 60s");
  }

  private static Left left(Matcher ttl) {
    long low = 0;
    boolean lowIn = true;
    long high = KeyCell.NEVER - 2;
    boolean highIn = true;
    if (ttl.group(1) != null) {
      low = Amounts.duration(ttl.group(1)).toNanos();
      lowIn = ttl.group(2).equals("<=");
    }
    if (ttl.group(3) != null) {
      long bound = Amounts.duration(ttl.group(4)).toNanos();
      if (ttl.group(3).startsWith("<")) {
        high = bound;
        highIn = ttl.group(3).equals("<=");
      } else {
        low = bound;
        lowIn = ttl.group(3).equals(">=");
      }
    }
    return new Left(low, lowIn, high, highIn);
  }

  /**
   * What does not hold; empty where all does.
   *
   * @param now session nanoseconds
   */
  Optional<String> wrong(StageScene scene, long now) {
    Optional<KeyCell> cell =
        scene.cells().stream()
            .filter(each -> each.userId() == user && each.mark() == KeyMark.VALUE)
            .filter(each -> !each.overdueAt(now))
            .findFirst();
    boolean holds = terms.stream().allMatch(term -> holds(term, cell, now));
    return holds ? Optional.empty() : Optional.of(said(cell, now));
  }

  private static boolean holds(Term term, Optional<KeyCell> cell, long now) {
    return switch (term) {
      case Word.PRESENT -> cell.isPresent();
      case Word.ABSENT -> cell.isEmpty();
      case Word.STALE -> cell.filter(KeyCell::stale).isPresent();
      case Word.FRESH -> cell.filter(each -> !each.stale()).isPresent();
      case Version(long version) -> cell.filter(each -> each.version() == version).isPresent();
      case Left left -> cell.filter(each -> left.holds(each.leftAt(now))).isPresent();
    };
  }

  private String said(Optional<KeyCell> cell, long now) {
    String key = "user:" + user;
    if (cell.isEmpty()) {
      return key + " is not in Redis (wanted: " + text + ")";
    }
    KeyCell found = cell.get();
    String left =
        found.leftAt(now) >= KeyCell.UNREAD
            ? "without a time to live that is known"
            : "with " + Figures.duration(found.leftAt(now)) + " left";
    return "%s is in Redis, v%d, %s%s (wanted: %s)"
        .formatted(key, found.version(), found.stale() ? "stale, " : "", left, text);
  }
}
