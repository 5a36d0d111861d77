package cachescope.uses;

import cachescope.event.Figures;
import cachescope.event.UseEvent.Flaw;
import cachescope.event.UseEvent.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What is bought most often, computed from a million orders and kept in a sorted set, with its age.
 *
 * <p>What the eye should see: who waits for the computation, and how old the list is that is shown.
 */
final class Recommendations implements Use {
  static final String NAME = "recommendations";
  private static final String LIST = NAME + ":top";
  private static final String MADE = NAME + ":made";
  private static final String DATABASE = "database";
  private static final int SHOWN = 5;
  private static final int BOUGHT = 60_000;

  /** Who computes a list that grew old. */
  enum Refresh {
    /** The visitor who finds none. */
    ON_MISS,
    /** The background, while there still is one. */
    AHEAD
  }

  private final Refresh refresh;
  private final Duration ttl;
  private final Told told;
  private final Shelf shelf;
  private final Orders orders;
  private final AtomicBoolean refreshing = new AtomicBoolean();
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("recommendations").daemon().factory());
  private volatile String newest = "";

  private Recommendations(Refresh refresh, Duration ttl, Told told, Shelf shelf, Orders orders) {
    this.refresh = refresh;
    this.ttl = ttl;
    this.told = told;
    this.shelf = shelf;
    this.orders = orders;
  }

  /** Options: {@code refresh}, {@code ttl}. */
  static Plan read(Options options) {
    Refresh refresh = options.choice("refresh", Refresh.class);
    Duration ttl = options.time("ttl", Duration.ofSeconds(2));
    return (told, shelf, orders) -> new Recommendations(refresh, ttl, told, shelf, orders.get());
  }

  @Override
  public String words() {
    return "The %d products sold most often, out of %s orders in a real SQL database, whose own cache of results is off; no delay is added."
        .formatted(SHOWN, Figures.count(orders.rows()));
  }

  @Override
  public Answer visit(long visit, String who, String what) {
    long began = System.nanoTime();
    Map<String, Long> top = shelf.top(LIST, SHOWN);
    Optional<Long> made = shelf.get(MADE).map(Long::parseLong);
    if (top.isEmpty() || made.isEmpty()) {
      Map<String, Long> computed = compute(visit);
      return answer(DATABASE, Reply.MISS, computed, 0, began);
    }
    long age = Math.max(0, told.wallMillis() - made.get());
    if (refresh == Refresh.AHEAD
        && age > ttl.toMillis() / 2
        && refreshing.compareAndSet(false, true)) {
      background.execute(this::ahead);
    }
    return answer("redis", Reply.HIT, top, age, began);
  }

  private void ahead() {
    try {
      compute(0);
    } finally {
      refreshing.set(false);
    }
  }

  private Map<String, Long> compute(long visit) {
    long began = System.nanoTime();
    long at = told.wallMillis();
    Map<String, Long> top = orders.bestSellers(SHOWN);
    told.asked(visit, DATABASE, "best sellers", true, System.nanoTime() - began);
    // Both end together; the list is shown with its age, never without.
    if (shelf.rank(LIST, top, ttl) && shelf.set(MADE, Long.toString(at), ttl)) {
      told.kept(visit, "redis", shelf.key(LIST), top.toString().length(), ttl);
    }
    return top;
  }

  private Answer answer(String tier, Reply reply, Map<String, Long> top, long age, long began) {
    String first = top.keySet().stream().findFirst().orElse("");
    boolean old = !newest.isEmpty() && !first.equals(newest);
    return new Answer(
        tier,
        reply,
        HttpAnswer.OK,
        top.toString().length(),
        age,
        old ? Flaw.STALE : Flaw.NONE,
        System.nanoTime() - began);
  }

  /** A product becomes the one sold most often. */
  @Override
  public String publish(String what) {
    orders.sell(what, BOUGHT);
    newest = what;
    return "sold %s times more".formatted(Figures.count(BOUGHT));
  }

  @Override
  public void close() {
    background.shutdownNow();
    try {
      background.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    shelf.clear();
    orders.close();
  }
}
