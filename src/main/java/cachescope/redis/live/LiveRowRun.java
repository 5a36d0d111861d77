package cachescope.redis.live;

import cachescope.event.LiveIntent.RunLiveRow;
import cachescope.event.LiveKey;
import cachescope.event.LiveRow;
import cachescope.event.LiveState;
import cachescope.event.LiveStep;
import cachescope.event.SessionEvent.Live;
import cachescope.event.SessionEvent.LiveRowMeasured;
import cachescope.event.SessionEvent.LiveStepMade;
import cachescope.redis.server.RedisServer;
import cachescope.redis.server.ServerStartException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Lets a real Redis meet a short sequence, cache-aside: GET, and SET after a miss, values of 1 MB,
 * maxmemory for exactly so many, tried out on a server before. Who leaves is what Redis told
 * ({@code evicted}), who stays what SCAN found; idle times and counters are Redis's own, read
 * before each request.
 *
 * <p>Nothing is preset or simulated. Because Redis's idle times count seconds, under an LRU policy
 * each request waits until the server itself says that the one before was a second ago. For one
 * thread.
 */
public final class LiveRowRun {
  /** So large that everything else in the server is small beside one of them. */
  private static final int VALUE_BYTES = 1_000_000;

  private static final Duration LOOK = Duration.ofMillis(20);

  private final RunLiveRow asked;
  private final Consumer<Live> told;
  private final Rule rule;
  private final byte[] value = new byte[VALUE_BYTES];
  private final Map<String, Use> uses = new HashMap<>();
  private LiveRow row;

  /** What we know ourselves of a key that is there. */
  private record Use(long last, int times) {}

  private LiveRowRun(RunLiveRow asked, Consumer<Live> told) {
    this.asked = asked;
    this.told = told;
    this.rule = Rule.of(asked.policy());
    this.row =
        new LiveRow(
            asked.keys(),
            asked.capacity(),
            asked.policy(),
            asked.samples(),
            LiveState.STARTING,
            "",
            0,
            0,
            rule == Rule.IDLE,
            List.of(),
            "");
  }

  /**
   * Runs it to its end, which is told too; an interrupt ends it early.
   *
   * @param server not started yet; it is gone afterwards
   * @param told gets the beginning, each step, and the end
   */
  public static LiveRow run(RedisServer server, RunLiveRow asked, Consumer<Live> told) {
    return new LiveRowRun(asked, told).run(server);
  }

  private LiveRow run(RedisServer own) {
    told.accept(new LiveRowMeasured(row));
    try {
      int spare = tried(own);
      return met(own, spare);
    } catch (InterruptedException e) {
      return end(LiveState.STOPPED, "It was stopped.");
    } catch (ServerStartException e) {
      return failed(e.sentence());
    } catch (IllegalArgumentException e) {
      return failed(String.valueOf(e.getMessage()));
    } catch (JedisException e) {
      return failed("The real Redis failed: " + e.getMessage());
    }
  }

  /** What was interrupted may look like a failure. */
  private LiveRow failed(String why) {
    return Stopped.byNow() ? end(LiveState.STOPPED, "It was stopped.") : end(LiveState.FAILED, why);
  }

  private int tried(RedisServer own) throws ServerStartException, InterruptedException {
    try (LiveServer trial = LiveServer.start(own)) {
      trial.evict(asked.policy(), asked.samples());
      int spare = Calibration.spare(trial, value, asked.capacity());
      Stopped.ifInterrupted();
      return spare;
    }
  }

  private LiveRow met(RedisServer own, int spare)
      throws ServerStartException, InterruptedException {
    try (LiveServer server = LiveServer.start(own)) {
      begin(server, spare);
      for (int i = 0; i < asked.keys().size(); i++) {
        LiveStep step = step(server, i + 1, asked.keys().get(i));
        row = row.with(step);
        told.accept(new LiveStepMade(step));
        if (row.paced() && i + 1 < asked.keys().size()) {
          awaitNextSecond(server, step.key());
        }
        Stopped.ifInterrupted();
      }
      return end(LiveState.DONE, closing());
    }
  }

  private LiveRow end(LiveState state, String note) {
    row = row.in(state, note);
    told.accept(new LiveRowMeasured(row));
    return row;
  }

  private void begin(LiveServer server, int spare) {
    server.evict(asked.policy(), asked.samples());
    Calibration measured = Calibration.of(server, value);
    long limit = measured.limit(asked.capacity(), spare);
    server.limit(limit);
    row =
        new LiveRow(
            row.keys(),
            row.capacity(),
            row.policy(),
            row.samples(),
            LiveState.RUNNING,
            server.name(),
            limit,
            measured.item(),
            row.paced(),
            List.of(),
            "");
    told.accept(new LiveRowMeasured(row));
  }

  private LiveStep step(LiveServer server, int number, String key) {
    List<LiveKey> before = rule.order(server.keys().stream().map(k -> read(server, k)).toList());
    boolean hit = server.get(key);
    boolean stored = !hit && server.storeAlone(key, value);
    List<String> after = server.keys();
    List<String> left = server.evicted();
    uses.keySet().retainAll(after);
    if (after.contains(key)) {
      int earlier = hit ? uses.getOrDefault(key, new Use(0, 0)).times() : 0;
      uses.put(key, new Use(System.nanoTime(), earlier + 1));
    }
    boolean full = before.size() >= asked.capacity();
    return new LiveStep(
        number,
        key,
        hit,
        stored,
        before,
        !hit && full ? rule.next(before) : List.of(),
        left,
        after,
        row.hits() + (hit ? 1 : 0));
  }

  private LiveKey read(LiveServer server, String key) {
    Use use = uses.getOrDefault(key, new Use(System.nanoTime(), 0));
    boolean counts = rule == Rule.COUNTER;
    return new LiveKey(
        key,
        Duration.ofNanos(System.nanoTime() - use.last()),
        use.times(),
        counts ? Optional.empty() : server.idleSeconds(key),
        counts ? server.frequency(key) : Optional.empty(),
        server.ttlMillis(key));
  }

  /** Until the server's clock says that the key was used a second ago, or the key is gone. */
  private static void awaitNextSecond(LiveServer server, String key) throws InterruptedException {
    while (server.idleSeconds(key).filter(idle -> idle < 1).isPresent()) {
      Thread.sleep(LOOK);
    }
  }

  private String closing() {
    boolean evicted = row.steps().stream().anyMatch(step -> !step.left().isEmpty());
    boolean refused = row.steps().stream().anyMatch(step -> !step.hit() && !step.stored());
    if (refused) {
      return "What did not fit was refused: Redis may remove nobody under " + row.policy() + ".";
    }
    return evicted && row.held() != row.capacity()
        ? "It held " + row.held() + " keys at the most, not " + row.capacity() + "."
        : "";
  }
}
