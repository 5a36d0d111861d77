package cachescope.redis.topology;

import cachescope.event.RedisNode.Role;
import cachescope.redis.client.RedisAddress;
import cachescope.redis.client.RedisTarget;
import cachescope.service.CacheException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks sentinels who the master is, twice a second and as soon as one of them announces a change;
 * whoever knows the newest configuration is believed.
 */
public final class SentinelWatch implements AutoCloseable {
  /** Told by the watch's own thread. */
  public interface Told {
    void map(SentinelMap map);

    /** No sentinel at all told who the master is. */
    void nobody(CacheException why);
  }

  private static final Duration EVERY = Duration.ofMillis(500);
  private static final Duration AT_MOST_EVERY = Duration.ofMillis(20);

  private final RedisAddress address;
  private final Told told;
  private final Thread thread =
      Thread.ofPlatform().name("redis-sentinel").daemon().unstarted(this::run);
  private final SequencedMap<String, RedisTarget> known = new LinkedHashMap<>();
  private final Map<String, SentinelConnection> connections = new HashMap<>();
  private final SentinelNews news;
  private volatile boolean closed;
  private volatile boolean wanted;

  public SentinelWatch(RedisAddress address, Told told) {
    this.address = address;
    this.told = told;
    this.news = new SentinelNews(this::now);
  }

  /**
   * Asks once, whichever sentinel answers first.
   *
   * @throws CacheException of the first that failed, where none answers
   */
  public static SentinelMap once(RedisAddress address) {
    Optional<CacheException> failure = Optional.empty();
    for (RedisTarget target : address.nodes()) {
      try (SentinelConnection sentinel = new SentinelConnection(target)) {
        return sentinel.ask(address.master());
      } catch (CacheException e) {
        failure = failure.or(() -> Optional.of(e));
      }
    }
    throw failure.orElseThrow();
  }

  public void start() {
    thread.start();
  }

  /** Asks as soon as possible. */
  public void now() {
    wanted = true;
    LockSupport.unpark(thread);
  }

  private void run() {
    address.nodes().forEach(node -> known.put(node.place(), node));
    while (!closed) {
      long began = System.nanoTime();
      wanted = false;
      try {
        ask();
      } catch (CacheException e) {
        if (!closed) {
          told.nobody(e);
        }
      }
      rest(began, AT_MOST_EVERY.toNanos(), false);
      rest(began, EVERY.toNanos(), true);
    }
    news.close();
    connections.values().forEach(SentinelConnection::close);
  }

  private void rest(long began, long nanos, boolean unlessWanted) {
    for (long left = nanos; left > 0 && !closed && !(unlessWanted && wanted); ) {
      LockSupport.parkNanos(this, left);
      left = nanos - (System.nanoTime() - began);
    }
  }

  private void ask() {
    Optional<SentinelMap> newest = Optional.empty();
    Optional<CacheException> failure = Optional.empty();
    for (RedisTarget target : List.copyOf(known.values())) {
      if (closed) {
        return;
      }
      try {
        SentinelConnection sentinel =
            connections.computeIfAbsent(target.place(), _ -> new SentinelConnection(target));
        SentinelMap map = sentinel.ask(address.master());
        news.hear(sentinel.target());
        if (newest.isEmpty() || map.epoch() > newest.get().epoch()) {
          newest = Optional.of(map);
        }
      } catch (CacheException e) {
        failure = failure.or(() -> Optional.of(e));
      }
    }
    if (newest.isEmpty()) {
      throw failure.orElseThrow();
    }
    SentinelMap map = newest.get();
    map.nodes().stream()
        .filter(node -> node.role() == Role.SENTINEL)
        .map(node -> address.first().at(node.host(), node.port()))
        .forEach(target -> known.putIfAbsent(target.place(), target));
    if (!closed) {
      told.map(map);
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
