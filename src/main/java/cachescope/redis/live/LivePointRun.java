package cachescope.redis.live;

import cachescope.event.LiveIntent.MeasureLivePoint;
import cachescope.event.LivePoint;
import cachescope.event.LiveState;
import cachescope.event.LiveTrace;
import cachescope.redis.server.RedisServer;
import cachescope.redis.server.ServerStartException;
import cachescope.redis.watch.ServerInfo;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Lets a real Redis meet many requests, cache-aside and one after the other: GET, and SET after a
 * miss. How many keys fit is measured (DBSIZE), not promised; hits are replies to GET. For one
 * thread.
 */
public final class LivePointRun {
  /** All values together, so that what the connections take is small beside them. */
  private static final int ALL_BYTES = 4 << 20;

  private static final int SMALLEST = 64;
  private static final int LARGEST = 64 << 10;

  /** How often the server is asked how many keys it has. */
  private static final int LOOKS = 200;

  private static final long PAUSE = 250_000_000L;

  private final MeasureLivePoint asked;
  private final LiveTrace trace;
  private final Consumer<LivePoint> told;
  private final byte[] value;
  private String server = "";
  private long limit;
  private long began;
  private long nanos;
  private int done;
  private int hits;
  private int refused;
  private long evicted;
  private long residents;
  private int looks;
  private double atEnd = Double.NaN;

  private LivePointRun(MeasureLivePoint asked, Consumer<LivePoint> told) {
    this.asked = asked;
    this.told = told;
    trace = asked.trace();
    value = new byte[Math.clamp(ALL_BYTES / asked.capacity(), SMALLEST, LARGEST)];
  }

  /**
   * Runs it to its end, which is told too; an interrupt ends it early.
   *
   * @param server not started yet; it is gone afterwards
   * @param told gets the figures some four times a second, and the last ones
   */
  public static LivePoint run(
      RedisServer server, MeasureLivePoint asked, Consumer<LivePoint> told) {
    return new LivePointRun(asked, told).run(server);
  }

  private LivePoint run(RedisServer own) {
    told.accept(point(LiveState.STARTING, ""));
    try (LiveServer redis = LiveServer.start(own)) {
      server = redis.name();
      redis.tellNobody();
      redis.evict(asked.policy(), asked.samples());
      limit = limit(redis);
      redis.limit(limit);
      meet(redis);
      return end(LiveState.DONE, closing());
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
  private LivePoint failed(String why) {
    return Stopped.byNow() ? end(LiveState.STOPPED, "It was stopped.") : end(LiveState.FAILED, why);
  }

  private LivePoint end(LiveState state, String note) {
    LivePoint last = point(state, note);
    told.accept(last);
    return last;
  }

  /** What is used with so many of the trace's own keys in it, which are then deleted. */
  private long limit(LiveServer redis) throws InterruptedException {
    long empty = redis.usedMemory();
    Set<Long> keys = new LinkedHashSet<>();
    for (int i = 0; i < trace.size() && keys.size() < asked.capacity(); i++) {
      if (keys.add(trace.at(i))) {
        redis.set(Long.toString(trace.at(i)), value);
        if (keys.size() % 1_000 == 0) {
          Stopped.ifInterrupted();
        }
      }
    }
    long used = redis.usedMemory();
    long item = Math.max(1, (used - empty) / keys.size());
    redis.empty();
    return used + (asked.capacity() - keys.size()) * item + item / 2;
  }

  private void meet(LiveServer redis) throws InterruptedException {
    int between = Math.max(1, trace.size() / LOOKS);
    began = System.nanoTime();
    long next = began + PAUSE;
    for (int i = 0; i < trace.size(); i++) {
      String key = Long.toString(trace.at(i));
      if (redis.get(key)) {
        hits++;
      } else if (!redis.set(key, value)) {
        refused++;
      }
      done++;
      if (done % between == 0) {
        look(redis);
        Stopped.ifInterrupted();
      }
      if (System.nanoTime() > next) {
        next = System.nanoTime() + PAUSE;
        told.accept(point(LiveState.RUNNING, ""));
      }
    }
    look(redis);
  }

  private void look(LiveServer redis) {
    ServerInfo stats = redis.info("stats");
    evicted = stats.number("evicted_keys");
    long size = redis.size();
    atEnd = size;
    if (evicted > 0) {
      residents += size;
      looks++;
    }
    nanos = System.nanoTime() - began;
  }

  private LivePoint point(LiveState state, String note) {
    double resident = looks > 0 ? (double) residents / looks : atEnd;
    return new LivePoint(
        trace.name(),
        asked.policy(),
        asked.samples(),
        asked.capacity(),
        state,
        resident,
        trace.size(),
        done,
        hits,
        evicted,
        refused,
        limit,
        value.length,
        nanos / 1e9,
        server,
        note);
  }

  private String closing() {
    if (refused > 0) {
      return "Redis refused " + refused + " values, because its memory was full.";
    }
    return evicted == 0 ? "Nobody had to leave: every key of these requests fits." : "";
  }
}
