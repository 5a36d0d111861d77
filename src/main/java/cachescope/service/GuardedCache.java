package cachescope.service;

import cachescope.event.CacheCallEvent.BypassReason;
import cachescope.event.CacheCallEvent.Bypassed;
import cachescope.event.CacheCallEvent.Filled;
import cachescope.event.CacheCallEvent.Hit;
import cachescope.event.CacheCallEvent.Invalidated;
import cachescope.event.CacheCallEvent.MissCause;
import cachescope.event.CacheCallEvent.Missed;
import cachescope.event.CacheEvent;
import cachescope.event.CacheFault;
import cachescope.event.CacheOperation;
import cachescope.event.Outcome;
import cachescope.event.PatternEvent.Tombstoned;
import cachescope.service.Values.Value;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cache behind its guard: a failure is told and swallowed, so that no request fails because its
 * cache did. Safe for any number of threads.
 */
final class GuardedCache {
  /** What a lookup brought. */
  sealed interface Lookup {}

  record Found(CachedUser value) implements Lookup {}

  /**
   * "There is no such user", from the cache.
   *
   * @param cachedAt wall time at which it was stored, milliseconds since 1970
   */
  record KnownAbsent(long cachedAt) implements Lookup {}

  /**
   * A miss.
   *
   * @param mayFill false where what the key holds may be somebody else's
   */
  record NotFound(boolean mayFill) implements Lookup {}

  /** The cache was passed by, or failed: {@link Outcome#BYPASS} or {@link Outcome#CACHE_ERROR}. */
  record NotAsked(Outcome outcome) implements Lookup {}

  /** How a key is looked at. */
  interface Look {
    Look GET = (cache, key, _) -> cache.get(key);

    Optional<byte[]> at(UserCache cache, String key, Call call);
  }

  /** The fact that a step is told as, if it is told at all. */
  interface Telling<R> {
    Optional<CacheEvent> fact(R answer, long nanos);
  }

  private static final Pattern ID = Pattern.compile("(\\d{1,18})(:v\\d+)?");

  private final UserCache cache;
  private final UserJson json;
  private final Guard guard;

  GuardedCache(UserCache cache, UserJson json, Guard guard) {
    this.cache = cache;
    this.json = json;
    this.guard = guard;
  }

  /** The key of the user that the call is about. */
  String key(Call call) {
    return call.key()
        .orElseGet(() -> {
          String key = cache.keyOf(call.userId());
          call.key(key);
          return key;
        });
  }

  /** The key of what is kept beside the users, or the name of a channel, prefix included. */
  String beside(String name) {
    return cache.beside(name);
  }

  /** The user that a key is about, also one of a generation; 0: none. */
  long userOf(String key) {
    String begin = beside("user:");
    Matcher id = ID.matcher(key.startsWith(begin) ? key.substring(begin.length()) : "");
    return id.matches() ? Long.parseLong(id.group(1)) : 0;
  }

  /** Whether the guard keeps calls from this key now: what it holds cannot be trusted. */
  boolean barred(String key) {
    return guard.pass(key).isPresent();
  }

  /** Whether every key certainly is ours. */
  boolean keysAreOurs() {
    return cache.keysAreOurs();
  }

  /** The look of a read, which decides its outcome. */
  Lookup lookup(Call call, Look look) {
    String key = key(call);
    Optional<BypassReason> closed = guard.pass(key);
    if (closed.isPresent()) {
      call.tell(call.now(), new Bypassed(call.requestId(), key, closed.get()));
      return new NotAsked(Outcome.BYPASS);
    }
    long began = call.now();
    call.lookedAt(began);
    Optional<byte[]> value;
    try {
      value = look.at(cache, key, call);
    } catch (CacheException e) {
      return lookupFailed(call, key, began, e);
    }
    long ended = call.now();
    call.lookTook(ended - began);
    guard.succeeded();
    // A look may have found out that it is about another key: one of a generation.
    String looked = key(call);
    if (value.isEmpty()) {
      call.tell(ended, new Missed(call.requestId(), looked, MissCause.ABSENT, "", ended - began));
      return new NotFound(true);
    }
    return decode(call, looked, value.get(), began, ended);
  }

  private Lookup decode(Call call, String key, byte[] value, long began, long ended) {
    Optional<Mark> mark = json.mark(value);
    if (mark.isPresent()) {
      return marked(call, key, mark.get(), value.length, began, ended);
    }
    try {
      CachedUser user = json.decode(call.userId(), value);
      call.found(value);
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

  private static Lookup marked(
      Call call, String key, Mark mark, int bytes, long began, long ended) {
    long decoded = call.now();
    call.addJson(decoded - ended);
    return switch (mark) {
      case Mark.Absent(long cachedAt) -> {
        call.tell(
            decoded, new Hit(call.requestId(), key, 0, bytes, ended - began, decoded - ended));
        yield new KnownAbsent(cachedAt);
      }
      case Mark.Leased _, Mark.Gone _, Mark.Locked _ -> {
        call.tell(decoded, new Missed(call.requestId(), key, MissCause.ABSENT, "", ended - began));
        yield new NotFound(true);
      }
    };
  }

  private Lookup lookupFailed(Call call, String key, long began, CacheException e) {
    if (e.fault() == CacheFault.WRONG_TYPE) {
      long nanos = call.now() - began;
      call.addCache(nanos);
      guard.succeeded();
      call.tell(
          call.now(), new Missed(call.requestId(), key, MissCause.WRONG_TYPE, e.sentence(), nanos));
      return new NotFound(false);
    }
    guard.failed(call, key, CacheOperation.GET, began, e);
    return new NotAsked(Outcome.CACHE_ERROR);
  }

  /** As the other, with a GET. */
  Lookup again(Call call, CacheOperation part) {
    return again(call, Look.GET, part);
  }

  /**
   * Looks again on behalf of a request whose outcome is known already; told only where it fails.
   *
   * @param part of what the look is, where it fails
   */
  Lookup again(Call call, Look look, CacheOperation part) {
    String key = key(call);
    if (guard.pass(key).isPresent()) {
      return new NotAsked(Outcome.BYPASS);
    }
    long began = call.now();
    try {
      Optional<byte[]> value = look.at(cache, key, call);
      call.addCache(call.now() - began);
      guard.succeeded();
      return value.map(bytes -> read(call, bytes)).orElse(new NotFound(true));
    } catch (CacheException e) {
      guard.failed(call, key, part, began, e);
      return new NotAsked(Outcome.CACHE_ERROR);
    }
  }

  /** What a value is, untold. */
  Lookup read(Call call, byte[] value) {
    Optional<Mark> mark = json.mark(value);
    if (mark.isPresent()) {
      return mark.get() instanceof Mark.Absent(long cachedAt)
          ? new KnownAbsent(cachedAt)
          : new NotFound(true);
    }
    try {
      return new Found(json.decode(call.userId(), value));
    } catch (UnreadableException e) {
      return new NotFound(cache.keysAreOurs());
    }
  }

  /** Stores a value with its time to live, whatever is there. */
  void fill(Call call, Supplier<Optional<Value>> made) {
    String key = key(call);
    if (guard.pass(key).isPresent()) {
      return;
    }
    Optional<Value> value = encoded(call, made);
    if (value.isEmpty()) {
      return;
    }
    long began = call.now();
    try {
      cache.set(key, value.get().bytes(), value.get().ttl());
      long ended = call.now();
      call.addCache(ended - began);
      guard.succeeded();
      call.tell(ended, filled(call, value.get(), ended - began));
    } catch (CacheException e) {
      guard.failed(call, key, CacheOperation.SETEX, began, e);
    }
  }

  /** Makes a value, on the request's account. */
  Optional<Value> encoded(Call call, Supplier<Optional<Value>> made) {
    long began = call.now();
    Optional<Value> value = made.get();
    call.addJson(call.now() - began);
    return value;
  }

  /** The fact that a value was stored. */
  Filled filled(Call call, Value value, long nanos) {
    return new Filled(
        call.requestId(),
        key(call),
        value.version(),
        value.bytes().length,
        value.ttl().toMillis(),
        nanos);
  }

  /**
   * Deletes the value of the call's user.
   *
   * @return false where it could not be deleted and is owed; somebody else's value stays, and
   *     nothing is owed
   */
  boolean delete(Call call) {
    return removed(
        call,
        CacheOperation.DEL,
        Optional.empty(),
        key -> {
          long began = call.now();
          boolean existed = cache.delete(key);
          long nanos = call.now() - began;
          return Optional.of(new Invalidated(call.requestId(), key, existed, nanos));
        });
  }

  /**
   * Puts the mark of a version in the place of the value, so that older fills are refused.
   *
   * @return as {@link #delete}
   */
  boolean bury(Call call, long version, Duration kept) {
    byte[] mark = json.encode(new Mark.Gone(version));
    var tombstone = new CacheStep.Tombstone(key(call), version, mark, kept);
    return removed(
        call,
        CacheOperation.TOMBSTONE,
        Optional.of(tombstone),
        key -> {
          long began = call.now();
          boolean left = cache.take(tombstone);
          long nanos = call.now() - began;
          return left
              ? Optional.of(new Tombstoned(call.requestId(), key, version, nanos))
              : Optional.empty();
        });
  }

  private interface Removal {
    Optional<CacheEvent> from(String key);
  }

  private boolean removed(
      Call call,
      CacheOperation operation,
      Optional<CacheStep.Tombstone> tombstone,
      Removal removal) {
    String key = key(call);
    if (guard.pass(key).isPresent()) {
      guard.owe(call, key, tombstone, "the cache was not asked: " + guard.why());
      return false;
    }
    long began = call.now();
    try {
      Optional<CacheEvent> fact = removal.from(key);
      long ended = call.now();
      call.addCache(ended - began);
      guard.succeeded();
      fact.ifPresent(event -> call.tell(ended, event));
      return true;
    } catch (CacheException e) {
      guard.failed(call, key, operation, began, e);
      if (e.fault() == CacheFault.WRONG_TYPE) {
        return true;
      }
      guard.owe(call, key, tombstone, e.sentence());
      return false;
    }
  }

  /**
   * Takes a step.
   *
   * @param operation what it is told as where it fails
   * @return empty where the cache was passed by, or failed
   */
  <R> Optional<R> step(Call call, CacheOperation operation, CacheStep<R> step, Telling<R> telling) {
    if (guard.pass(step.key()).isPresent()) {
      return Optional.empty();
    }
    long began = call.now();
    try {
      R answer = cache.take(step);
      long ended = call.now();
      call.addCache(ended - began);
      guard.succeeded();
      telling.fact(answer, ended - began).ifPresent(event -> call.tell(ended, event));
      return Optional.of(answer);
    } catch (CacheException e) {
      guard.failed(call, step.key(), operation, began, e);
      return Optional.empty();
    }
  }
}
