package cachescope.redis.feed;

import cachescope.service.ChangeFeed.Entry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the commands of streams answer, in the old protocol; what does not fit is left out. */
final class StreamReplies {
  private StreamReplies() {}

  /** Of XREADGROUP on one stream. */
  static List<Entry> read(Object reply, boolean again) {
    return reply instanceof List<?> streams
            && !streams.isEmpty()
            && streams.getFirst() instanceof List<?> pair
            && pair.size() == 2
        ? entries(pair.get(1), again)
        : List.of();
  }

  /** Of XAUTOCLAIM. */
  static List<Entry> claimed(Object reply) {
    return reply instanceof List<?> parts && parts.size() >= 2
        ? entries(parts.get(1), true)
        : List.of();
  }

  /** How often an entry was delivered, as XPENDING says; 0 where it is not pending. */
  static int deliveries(Object reply) {
    return reply instanceof List<?> rows
            && !rows.isEmpty()
            && rows.getFirst() instanceof List<?> row
            && row.size() == 4
            && row.get(3) instanceof Long count
        ? (int) Math.min(Integer.MAX_VALUE, count)
        : 0;
  }

  private static List<Entry> entries(@Nullable Object list, boolean again) {
    List<Entry> entries = new ArrayList<>();
    if (list instanceof List<?> rows) {
      for (Object row : rows) {
        // An entry that was removed while it was pending has no fields.
        if (row instanceof List<?> pair
            && pair.size() == 2
            && pair.get(1) instanceof List<?> words) {
          entries.add(new Entry(text(pair.getFirst()), fields(words), again));
        }
      }
    }
    return entries;
  }

  private static Map<String, String> fields(List<?> words) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i + 1 < words.size(); i += 2) {
      fields.put(text(words.get(i)), text(words.get(i + 1)));
    }
    return fields;
  }

  static String text(@Nullable Object part) {
    return part instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : "";
  }
}
