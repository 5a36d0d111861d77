package cachescope.service;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The steps of a cache that is a map, as plainly as they can be said. Nothing ends there by itself,
 * so times are passed by. Safe for any number of threads, where all of them go through it.
 */
public final class StepsInMap {
  private static final Pattern VERSION = Pattern.compile("^\\{\"gone\":(\\d+)|\"version\":(\\d+)");

  private final Map<String, byte[]> values;
  private final Map<String, Set<String>> tags = new HashMap<>();
  private final Map<String, Map<String, Long>> rankings = new HashMap<>();

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
          case CacheStep.SetNext next ->
              version(next.key()) < next.version() && put(next.key(), next.value());
          case CacheStep.Publish _ -> 0L;
          case CacheStep.Append _ -> "0-1";
          case CacheStep.Raise(String key, long number, Duration _) -> raise(key, number);
          case CacheStep.SetTagged(String key, byte[] value, Duration _, String tag) ->
              setTagged(key, value, tag);
          case CacheStep.DropTag(String key) -> drop(key);
          case CacheStep.Rank(String key, Map<String, Long> scores, Duration _) ->
              rank(key, scores);
          case CacheStep.Top(String key, int most) -> top(key, most);
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

  private long raise(String key, long number) {
    byte[] old = values.get(key);
    long raised = Math.max(number, old == null ? 0 : Long.parseLong(text(old)));
    values.put(key, Long.toString(raised).getBytes(StandardCharsets.UTF_8));
    return raised;
  }

  private boolean setTagged(String key, byte[] value, String tag) {
    tags.computeIfAbsent(tag, _ -> new TreeSet<>()).add(key);
    return put(key, value);
  }

  private List<String> drop(String tag) {
    Set<String> members = tags.remove(tag);
    return members == null
        ? List.of()
        : members.stream().filter(member -> values.remove(member) != null).toList();
  }

  private boolean rank(String key, Map<String, Long> scores) {
    rankings.put(key, Map.copyOf(scores));
    return true;
  }

  private List<String> top(String key, int most) {
    return rankings.getOrDefault(key, Map.of()).entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(most)
        .flatMap(each -> Stream.of(each.getKey(), each.getValue().toString()))
        .toList();
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
