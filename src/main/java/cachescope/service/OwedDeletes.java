package cachescope.service;

import cachescope.event.CacheCallEvent.OwedDeleteSent;
import cachescope.event.EventSink;
import cachescope.event.SessionClock;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keys whose DEL failed after the commit. Until it is sent, nothing the cache holds under them can be trusted.
 *
 * <p>In memory only: it does not outlive the process, the TTL does the rest. Safe for any number of threads.
 */
final class OwedDeletes {
  private static final long PAUSE = 100_000_000L;

  private final Set<String> keys = new LinkedHashSet<>();
  private final ReentrantLock sending = new ReentrantLock();
  private final SessionClock clock;
  private final EventSink sink;
  private volatile int size;
  private volatile long lastTry = Long.MIN_VALUE / 2;

  OwedDeletes(SessionClock clock, EventSink sink) {
    this.clock = clock;
    this.sink = sink;
  }

  boolean isEmpty() {
    return size == 0;
  }

  synchronized boolean contains(String key) {
    return keys.contains(key);
  }

  synchronized void add(String key) {
    keys.add(key);
    size = keys.size();
  }

  synchronized void forget() {
    keys.clear();
    size = 0;
  }

  /**
   * Sends all that is owed.
   *
   * @throws CacheException at the first that fails; it and the rest stay owed
   */
  void send(UserCache cache) {
    sending.lock();
    try {
      sendAll(cache);
    } finally {
      sending.unlock();
    }
  }

  /** As {@link #send}, but does nothing while another thread sends, or within 100 ms of the last try. */
  void trySend(UserCache cache) {
    if (clock.now() - lastTry < PAUSE || !sending.tryLock()) {
      return;
    }
    try {
      lastTry = clock.now();
      sendAll(cache);
    } finally {
      sending.unlock();
    }
  }

  private void sendAll(UserCache cache) {
    for (String key : copy()) {
      cache.delete(key);
      sink.tell(clock.now(), new OwedDeleteSent(key, remove(key)));
    }
  }

  private synchronized String[] copy() {
    return keys.toArray(String[]::new);
  }

  private synchronized int remove(String key) {
    keys.remove(key);
    size = keys.size();
    return size;
  }
}
