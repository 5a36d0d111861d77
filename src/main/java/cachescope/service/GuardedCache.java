package cachescope.service;

import cachescope.event.CacheCallEvent.BypassReason;
import cachescope.event.CacheCallEvent.Bypassed;
import cachescope.event.CacheCallEvent.CacheFailed;
import cachescope.event.CacheCallEvent.DeleteOwed;
import cachescope.event.CacheCallEvent.Filled;
import cachescope.event.CacheCallEvent.Hit;
import cachescope.event.CacheCallEvent.Invalidated;
import cachescope.event.CacheCallEvent.MissCause;
import cachescope.event.CacheCallEvent.Missed;
import cachescope.event.CacheFault;
import cachescope.event.CacheOperation;
import cachescope.event.Outcome;
import java.time.Duration;
import java.util.Optional;

/**
 * The cache behind its guards: a failure is told and swallowed, so that no request fails because
 * its cache did.
 *
 * <p>In front of every call stand the circuit breaker and the list of owed deletes. Safe for any
 * number of threads.
 */
final class GuardedCache implements AutoCloseable {
  /** What a lookup brought. */
  sealed interface Lookup {}

  record Found(CachedUser value) implements Lookup {}

  /**
   * A miss.
   *
   * @param mayFill false where what the key holds may be somebody else's
   */
  record NotFound(boolean mayFill) implements Lookup {}

  /** The cache was passed by, or failed: {@link Outcome#BYPASS} or {@link Outcome#CACHE_ERROR}. */
  record NotAsked(Outcome outcome) implements Lookup {}

  /** An id that no user has. */
  private static final long NOBODY = 0;

  private final UserCache cache;
  private final UserJson json;
  private final CacheBreaker breaker;
  private final OwedDeletes owed;
  private final Retry retry;

  /**
   * @param owedPause after which a cache in trouble is tried though nobody asks
   */
  GuardedCache(
      UserCache cache,
      UserJson json,
      CacheBreaker breaker,
      OwedDeletes owed,
      Background background,
      Duration owedPause) {
    this.cache = new SparingCache(cache, json);
    this.json = json;
    this.breaker = breaker;
    this.owed = owed;
    this.retry = new Retry(background, owedPause, this::settle);
  }

  Lookup lookup(Call call) {
    String key = cache.keyOf(call.userId());
    Optional<BypassReason> closed = pass(key);
    if (closed.isPresent()) {
      call.tell(call.now(), new Bypassed(call.requestId(), key, closed.get()));
      return new NotAsked(Outcome.BYPASS);
    }
    long began = call.now();
    Optional<byte[]> value;
    try {
      value = cache.get(key);
    } catch (CacheException e) {
      return lookupFailed(call, key, began, e);
    }
    long ended = call.now();
    call.addCache(ended - began);
    breaker.succeeded();
    if (value.isEmpty()) {
      call.tell(ended, new Missed(call.requestId(), key, MissCause.ABSENT, "", ended - began));
      return new NotFound(true);
    }
    return decode(call, key, value.get(), began, ended);
  }

  private Lookup decode(Call call, String key, byte[] value, long began, long ended) {
    try {
      CachedUser user = json.decode(call.userId(), value);
      long decoded = call.now();
      call.addJson(decoded - ended);
      call.tell(
          decoded,
          new Hit(
              call.requestId(),
              key,
              user.user().version(),
              value.length,
              ended - began,
              decoded - ended));
      return new Found(user);
    } catch (UnreadableException e) {
      long now = call.now();
      call.addJson(now - ended);
      boolean ours = cache.keysAreOurs();
      String sentence =
          "The value of %s cannot be read, %s%s"
              .formatted(key, e.getMessage(), ours ? "" : ". It may be somebody else's: it stays");
      call.tell(
          now, new Missed(call.requestId(), key, MissCause.UNREADABLE, sentence, ended - began));
      return new NotFound(ours);
    }
  }

  private Lookup lookupFailed(Call call, String key, long began, CacheException e) {
    if (e.fault() == CacheFault.WRONG_TYPE) {
      long nanos = call.now() - began;
      call.addCache(nanos);
      breaker.succeeded();
      call.tell(
          call.now(), new Missed(call.requestId(), key, MissCause.WRONG_TYPE, e.sentence(), nanos));
      return new NotFound(false);
    }
    failed(call, key, CacheOperation.GET, began, e);
    return new NotAsked(Outcome.CACHE_ERROR);
  }

  /** Stores a value; a failure is told, and that is all. */
  void fill(Call call, User user) {
    String key = cache.keyOf(user.id());
    if (pass(key).isPresent()) {
      return;
    }
    long start = call.now();
    byte[] value = json.encode(user, call.wallMillis(), call.settings().valueBytes());
    long began = call.now();
    call.addJson(began - start);
    try {
      cache.set(key, value, call.settings().ttl());
      long ended = call.now();
      call.addCache(ended - began);
      breaker.succeeded();
      call.tell(
          ended,
          new Filled(
              call.requestId(),
              key,
              user.version(),
              value.length,
              call.settings().ttl().toMillis(),
              ended - began));
    } catch (CacheException e) {
      failed(call, key, CacheOperation.SETEX, began, e);
    }
  }

  /**
   * Deletes the value of the call's user.
   *
   * @return false where it could not be deleted and is owed; somebody else's value stays, and
   *     nothing is owed
   */
  boolean invalidate(Call call) {
    String key = cache.keyOf(call.userId());
    if (pass(key).isPresent()) {
      owe(call, key, "the cache was not asked: " + breaker.why());
      return false;
    }
    long began = call.now();
    try {
      boolean existed = cache.delete(key);
      long ended = call.now();
      call.addCache(ended - began);
      breaker.succeeded();
      call.tell(ended, new Invalidated(call.requestId(), key, existed, ended - began));
      return true;
    } catch (CacheException e) {
      failed(call, key, CacheOperation.DEL, began, e);
      if (e.fault() == CacheFault.WRONG_TYPE) {
        return true;
      }
      owe(call, key, e.sentence());
      return false;
    }
  }

  private void owe(Call call, String key, String why) {
    owed.add(key);
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

  private void failed(
      Call call, String key, CacheOperation operation, long began, CacheException e) {
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

  /** Asks the guards; empty: go on. */
  private Optional<BypassReason> pass(String key) {
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
}
