package cachescope.service;

import cachescope.event.CacheCallEvent.BypassReason;
import cachescope.event.CacheCallEvent.CacheFailed;
import cachescope.event.CacheCallEvent.DeleteOwed;
import cachescope.event.CacheOperation;
import java.time.Duration;
import java.util.Optional;

/**
 * What stands before every call to the cache: the circuit breaker and the list of owed deletes.
 * Safe for any number of threads.
 */
final class Guard implements AutoCloseable {
  /** An id that no user has. */
  private static final long NOBODY = 0;

  private final UserCache cache;
  private final CacheBreaker breaker;
  private final OwedDeletes owed;
  private final Retry retry;

  /**
   * @param owedPause after which a cache in trouble is tried though nobody asks
   */
  Guard(
      UserCache cache,
      CacheBreaker breaker,
      OwedDeletes owed,
      Background background,
      Duration owedPause) {
    this.cache = cache;
    this.breaker = breaker;
    this.owed = owed;
    this.retry = new Retry(background, owedPause, this::settle);
  }

  /** Asks the guards; empty: go on. */
  Optional<BypassReason> pass(String key) {
    return switch (breaker.ask()) {
      case PASS -> owed.isEmpty() ? Optional.empty() : settle(key);
      case TRY -> trial();
      case REFUSE -> Optional.of(BypassReason.BREAKER_OPEN);
      case REFUSE_PASSWORD -> Optional.of(BypassReason.PASSWORD_REFUSED);
    };
  }

  /**
   * The one call that tries a cache that was down sends what is owed first: its own read may be one
   * of them.
   */
  private Optional<BypassReason> trial() {
    try {
      owed.send(cache);
      return Optional.empty();
    } catch (CacheException e) {
      breaker.failed(e.fault(), e.reason());
      return Optional.of(BypassReason.BREAKER_OPEN);
    }
  }

  private Optional<BypassReason> settle(String key) {
    try {
      owed.trySend(cache);
    } catch (CacheException e) {
      breaker.failed(e.fault(), e.reason());
    }
    return owed.contains(key) ? Optional.of(BypassReason.DELETE_OWED) : Optional.empty();
  }

  /** A call was answered. */
  void succeeded() {
    breaker.succeeded();
  }

  /** Why the cache is not asked. */
  String why() {
    return breaker.why();
  }

  /** A call failed: tells it. */
  void failed(Call call, String key, CacheOperation operation, long began, CacheException e) {
    long ended = call.now();
    call.addCache(ended - began);
    breaker.failed(e.fault(), e.reason());
    if (breaker.waits()) {
      retry.wake();
    }
    call.tell(
        ended,
        new CacheFailed(call.requestId(), key, operation, e.fault(), e.sentence(), ended - began));
  }

  /**
   * A delete failed, and will be sent later.
   *
   * @param tombstone that it was to leave, and will; empty for a plain DEL
   */
  void owe(Call call, String key, Optional<CacheStep.Tombstone> tombstone, String why) {
    owed.add(key, tombstone);
    call.tell(call.now(), new DeleteOwed(call.requestId(), key, why));
    retry.wake();
  }

  /**
   * Tries, though nobody asks: sends what is owed, or asks an open breaker's cache for a user that
   * nobody has, so that the first of many who come later need not find it open.
   *
   * @return whether nothing is left to try
   */
  private boolean settle() {
    try {
      switch (breaker.ask()) {
        case PASS -> owed.trySend(cache);
        case TRY -> {
          if (owed.isEmpty()) {
            cache.get(cache.keyOf(NOBODY));
          } else {
            owed.send(cache);
          }
          breaker.succeeded();
        }
        case REFUSE, REFUSE_PASSWORD -> {}
      }
    } catch (CacheException e) {
      breaker.failed(e.fault(), e.reason());
    }
    return owed.isEmpty() && !breaker.waits();
  }

  /** Sends nothing more by itself. */
  @Override
  public void close() {
    retry.close();
  }
}
