package cachescope.service;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The steps of a cache that is a map, as plainly as they can be said. Nothing ends there by itself,
 * so times are passed by. Safe for any number of threads, where all of them go through it.
 */
public final class StepsInMap {
  private static final Pattern VERSION = Pattern.compile("^\\{\"gone\":(\\d+)|\"version\":(\\d+)");

  private final Map<String, byte[]> values;

  public StepsInMap(Map<String, byte[]> values) {
    this.values = values;
  }

  /** Takes one step. */
  @SuppressWarnings("unchecked")
  public synchronized <R> R take(CacheStep<R> step) {
    Object answer =
        switch (step) {
          case CacheStep.GetAndExtend(String key, Duration _, boolean _) ->
              Optional.ofNullable(values.get(key));
          case CacheStep.GetOrLease(String key, byte[] mark, Duration _) -> getOrLease(key, mark);
          case CacheStep.FillLeased(String key, byte[] seen, byte[] value, Duration _) ->
              holds(key, seen) && put(key, value);
          case CacheStep.SetIfNewer(String key, long version, byte[] value, Duration _) ->
              version(key) <= version && put(key, value);
          case CacheStep.Tombstone(String key, long version, byte[] mark, Duration _) ->
              version(key) <= version && put(key, mark);
          case CacheStep.Lock(String key, byte[] mark, Duration _) ->
              !values.containsKey(key) && put(key, mark);
          case CacheStep.Unlock(String key, byte[] mark) ->
              holds(key, mark) && values.remove(key) != null;
        };
    return (R) answer;
  }

  private Optional<byte[]> getOrLease(String key, byte[] mark) {
    byte[] value = values.get(key);
    if (value != null && !text(value).startsWith("{\"gone\":")) {
      return Optional.of(value);
    }
    values.put(key, mark);
    return Optional.empty();
  }

  private boolean put(String key, byte[] value) {
    values.put(key, value);
    return true;
  }

  private boolean holds(String key, byte[] seen) {
    return Arrays.equals(values.get(key), seen);
  }

  private long version(String key) {
    byte[] value = values.get(key);
    if (value == null) {
      return 0;
    }
    Matcher found = VERSION.matcher(text(value));
    if (!found.find()) {
      return 0;
    }
    return Long.parseLong(found.group(1) == null ? found.group(2) : found.group(1));
  }

  private static String text(byte[] value) {
    return new String(value, StandardCharsets.UTF_8);
  }
}
