package cachescope.uses;

import cachescope.event.Figures;
import cachescope.event.UseEvent.Flaw;
import cachescope.event.UseEvent.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An expensive query: a SQL aggregate over a million rows, its result kept in Redis under a key
 * made of the question.
 *
 * <p>What the eye should see: one question that is written in six ways is six keys and six looks at
 * every row, unless it is brought into one form first.
 */
final class QueryCache implements Use {
  static final String NAME = "query";
  private static final String DATABASE = "database";

  /** What the key is made of. */
  enum Key {
    /** The question as it was written. */
    RAW,
    /** The question in one form: names sorted, values in one spelling, defaults filled in. */
    NORMALISED
  }

  /** A question, understood. */
  private record Question(String region, LocalDate from, LocalDate to) {
    String text() {
      return "from=%s&region=%s&to=%s".formatted(from, region, to);
    }
  }

  private final Key key;
  private final Duration ttl;
  private final Told told;
  private final Shelf shelf;
  private final Orders orders;

  private QueryCache(Key key, Duration ttl, Told told, Shelf shelf, Orders orders) {
    this.key = key;
    this.ttl = ttl;
    this.told = told;
    this.shelf = shelf;
    this.orders = orders;
  }

  /** Options: {@code key}, {@code ttl}. */
  static Plan read(Options options) {
    Key key = options.choice("key", Key.class);
    Duration ttl = options.time("ttl", Duration.ofSeconds(60));
    return (told, shelf, orders) -> new QueryCache(key, ttl, told, shelf, orders.get());
  }

  @Override
  public String words() {
    return "A table of %s orders in a real SQL database, whose own cache of results is off; no delay is added."
        .formatted(Figures.count(orders.rows()));
  }

  /**
   * Asks for a report.
   *
   * @param what such as {@code region=EU&from=2024-01-01}; absent: all of 2024
   */
  @Override
  public Answer visit(long visit, String who, String what) {
    long began = System.nanoTime();
    Question question = question(what);
    String name = NAME + ":" + (key == Key.RAW ? what : question.text());
    Optional<String> kept = shelf.get(name);
    if (kept.isPresent()) {
      return answer("redis", Reply.HIT, kept.get(), began);
    }
    long asked = System.nanoTime();
    Orders.Report report = orders.report(question.region(), question.from(), question.to());
    told.asked(visit, DATABASE, question.text(), true, System.nanoTime() - asked);
    String text =
        "{\"at\":%d,\"orders\":%d,\"sum\":%d}"
            .formatted(told.wallMillis(), report.count(), report.sum());
    if (shelf.set(name, text, ttl)) {
      told.kept(visit, "redis", shelf.key(name), text.length(), ttl);
    }
    return answer(DATABASE, Reply.MISS, text, began);
  }

  private Answer answer(String tier, Reply reply, String text, long began) {
    long at = Long.parseLong(text.substring("{\"at\":".length(), text.indexOf(',')));
    return new Answer(
        tier,
        reply,
        HttpAnswer.OK,
        text.getBytes(StandardCharsets.UTF_8).length,
        Math.max(0, told.wallMillis() - at),
        Flaw.NONE,
        System.nanoTime() - began);
  }

  private static Question question(String text) {
    TreeMap<String, String> fields = new TreeMap<>();
    for (String each : text.split("&", -1)) {
      String[] field = each.strip().split("=", 2);
      if (field.length == 2) {
        fields.put(
            field[0].strip().toLowerCase(Locale.ROOT), field[1].strip().toUpperCase(Locale.ROOT));
      }
    }
    try {
      return new Question(
          fields.getOrDefault("region", "EU"),
          LocalDate.parse(fields.getOrDefault("from", "2024-01-01")),
          LocalDate.parse(fields.getOrDefault("to", "2024-12-31")));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "'" + text + "' has no days; write from=2024-01-01&to=2024-12-31", e);
    }
  }

  @Override
  public void close() {
    shelf.clear();
    orders.close();
  }
}
