package cachescope.service;

import cachescope.event.EventSink;
import cachescope.event.Outcome;
import cachescope.event.PatternEvent.DropCause;
import cachescope.event.PatternEvent.NearDropped;
import cachescope.event.PatternEvent.NearStored;
import cachescope.event.SessionClock;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Values in an instance's own memory, in front of Redis: bounded in number and in time.
 *
 * <p>A value whose key was dropped while it was on its way is not kept: a mark taken before it was
 * asked for is not the mark any more. While nobody could tell of changes, nothing is kept at all.
 * Safe for any number of threads.
 */
final class NearCache {
  static final int MOST = 10_000;
  private static final int MARKS = 1_024;

  /** A value that is kept. */
  record Kept(String key, long version, Strategy.Read read) {}

  private final int instance;
  private final SessionClock clock;
  private final EventSink sink;
  private final Cache<Long, Kept> values;
  private final AtomicLongArray marks = new AtomicLongArray(MARKS);
  private volatile boolean trusted;

  /**
   * @param instance whose memory it is
   * @param ttl longest time that a value is kept
   * @param trusted whether it may be used before somebody says that changes are heard
   */
  NearCache(int instance, Duration ttl, boolean trusted, SessionClock clock, EventSink sink) {
    this(instance, ttl, MOST, trusted, clock, sink);
  }

  NearCache(
      int instance, Duration ttl, int most, boolean trusted, SessionClock clock, EventSink sink) {
    this.instance = instance;
    this.clock = clock;
    this.sink = sink;
    this.trusted = trusted;
    this.values =
        Caffeine.newBuilder()
            .maximumSize(most)
            .expireAfterWrite(ttl)
            .ticker(clock::now)
            .executor(Runnable::run)
            .removalListener(this::removed)
            .build();
  }

  int instance() {
    return instance;
  }

  /** The value kept of this user. */
  @Nullable Kept find(long userId) {
    return values.getIfPresent(userId);
  }

  /** What has to be shown when the value comes that is asked for now. */
  long mark(long userId) {
    values.cleanUp();
    return marks.get(slot(userId));
  }

  /** Keeps a value, unless its key was dropped since the mark was taken. */
  void keep(long requestId, String key, long mark, User user, OptionalLong cachedAt) {
    if (!trusted) {
      return;
    }
    Kept kept =
        new Kept(
            key,
            user.version(),
            new Strategy.Read(Optional.of(user), Outcome.HIT, cachedAt, false));
    int slot = slot(user.id());
    boolean[] done = new boolean[1];
    values
        .asMap()
        .compute(
            user.id(),
            (_, old) -> {
              done[0] = marks.get(slot) == mark;
              return done[0] ? kept : old;
            });
    if (done[0]) {
      sink.tell(clock.now(), new NearStored(requestId, instance, key, user.version()));
    }
  }

  /** Drops the value of a user, also one that is on its way. */
  void drop(long requestId, long userId, DropCause cause) {
    marks.incrementAndGet(slot(userId));
    Kept old = values.asMap().remove(userId);
    if (old != null) {
      sink.tell(clock.now(), new NearDropped(requestId, instance, old.key(), 1, cause));
    }
  }

  /** Drops all, also what is on its way. */
  void dropAll(DropCause cause) {
    for (int i = 0; i < MARKS; i++) {
      marks.incrementAndGet(i);
    }
    int count = 0;
    for (Long userId : values.asMap().keySet()) {
      if (values.asMap().remove(userId) != null) {
        count++;
      }
    }
    if (count > 0) {
      sink.tell(clock.now(), new NearDropped(0, instance, "", count, cause));
    }
  }

  /** Changes are not heard: nothing that is kept can be trusted, and nothing new is kept. */
  void distrust() {
    trusted = false;
    dropAll(DropCause.DEAF);
  }

  /** Changes are heard from here on. */
  void trust() {
    trusted = true;
  }

  boolean trusted() {
    return trusted;
  }

  private void removed(@Nullable Long userId, @Nullable Kept kept, RemovalCause cause) {
    if (kept != null && cause.wasEvicted()) {
      DropCause why = cause == RemovalCause.EXPIRED ? DropCause.EXPIRED : DropCause.FULL;
      sink.tell(clock.now(), new NearDropped(0, instance, kept.key(), 1, why));
    }
  }

  private static int slot(long userId) {
    return (int) (userId & MARKS - 1);
  }
}
