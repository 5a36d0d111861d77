package cachescope.service;

import cachescope.event.CacheFault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cache in a map, which fails on demand and writes down what it was asked. */
public final class MemoryCache implements UserCache {
  public final Map<String, byte[]> values = new ConcurrentHashMap<>();
  private final StepsInMap steps = new StepsInMap(values);
  public final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile Optional<CacheException> failure = Optional.empty();
  private volatile boolean readsFail = true;
  private volatile boolean ours = true;
  private volatile boolean writesCallsDown = true;

  /** From now on each call fails like this. */
  public void fail(CacheFault fault, String sentence) {
    failure = Optional.of(new CacheException(fault, sentence));
  }

  /** From now on each call fails like a write that may have been applied. */
  public void failMaybeDone(CacheFault fault, String reason) {
    failure = Optional.of(new CacheException(fault, reason, true));
  }

  /** From now on each write fails like this. */
  public void failWritesOnly(CacheFault fault, String sentence) {
    fail(fault, sentence);
    readsFail = false;
  }

  public void mend() {
    failure = Optional.empty();
  }

  /** For tests with many calls. */
  public MemoryCache withoutCalls() {
    writesCallsDown = false;
    return this;
  }

  @Override
  public String keyOf(long userId) {
    return "user:" + userId;
  }

  @Override
  public boolean keysAreOurs() {
    return ours;
  }

  /** From now on somebody else may own keys here too. */
  public void shared() {
    ours = false;
  }

  @Override
  public Optional<byte[]> get(String key) {
    called("GET " + key);
    return Optional.ofNullable(values.get(key));
  }

  @Override
  public void set(String key, byte[] value, Duration ttl) {
    called("SETEX " + key + " " + ttl.toSeconds());
    values.put(key, value);
  }

  @Override
  public boolean delete(String key) {
    called("DEL " + key);
    return values.remove(key) != null;
  }

  @Override
  public <R> R take(CacheStep<R> step) {
    called(step.getClass().getSimpleName() + " " + step.key());
    return steps.take(step);
  }

  private void called(String call) {
    if (writesCallsDown) {
      calls.add(call);
    }
    failure
        .filter(_ -> readsFail || !call.startsWith("GET"))
        .ifPresent(exception -> {
          throw exception;
        });
  }
}
