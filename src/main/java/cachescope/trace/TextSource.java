package cachescope.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keys, or keys with sizes, as lines of text or CSV; see {@link TextColumns}. Empty lines, those
 * that begin with # and a lone * (as in the LIRS authors' traces) are passed over.
 */
final class TextSource implements RequestSource {
  private final TextLines lines;
  private Optional<TextColumns> columns = Optional.empty();
  private int at;
  private boolean ended;

  TextSource(TextLines lines) {
    this.lines = lines;
  }

  @Override
  public int read(long[] keys, int[] sizes) throws IOException {
    int count = 0;
    while (count < keys.length && !ended) {
      if (at >= lines.length()) {
        ended = !nextLine();
      } else if (columns.orElseThrow().separator() == '\0') {
        count += blankSeparated(keys, sizes, count);
      } else {
        columned(columns.orElseThrow(), keys, sizes, count++);
        at = lines.length();
      }
    }
    return count;
  }

  private boolean nextLine() throws IOException {
    if (!lines.read()) {
      return false;
    }
    byte[] line = lines.bytes();
    boolean star = lines.length() == 1 && line[0] == '*';
    at = lines.length() > 0 && line[0] != '#' && !star ? 0 : lines.length();
    if (at < lines.length() && columns.isEmpty()) {
      String text = new String(line, 0, lines.length(), StandardCharsets.ISO_8859_1);
      if (text.isBlank()) {
        at = lines.length();
        return true;
      }
      columns = Optional.of(TextColumns.ofLine(text.strip()));
      at = columns.orElseThrow().header() ? lines.length() : 0;
    }
    return true;
  }

  private int blankSeparated(long[] keys, int[] sizes, int index) {
    byte[] line = lines.bytes();
    int from = at;
    while (from < lines.length() && line[from] == ' ') {
      from++;
    }
    int to = from;
    while (to < lines.length() && line[to] != ' ') {
      to++;
    }
    at = to;
    if (from == to) {
      return 0;
    }
    keys[index] = TextKey.of(line, from, to);
    sizes[index] = 1;
    return 1;
  }

  private void columned(TextColumns by, long[] keys, int[] sizes, int index) throws IOException {
    byte[] line = lines.bytes();
    int column = 0;
    int from = 0;
    boolean keyed = false;
    sizes[index] = 1;
    while (from <= lines.length()) {
      int to = from;
      while (to < lines.length() && line[to] != by.separator()) {
        to++;
      }
      if (column == by.key()) {
        keyed = key(from, to, keys, index);
      } else if (column == by.size()) {
        sizes[index] = size(from, to);
      }
      column++;
      from = to + 1;
    }
    if (!keyed) {
      throw new IOException("line " + lines.number() + " has no key");
    }
  }

  private boolean key(int from, int to, long[] keys, int index) {
    byte[] line = lines.bytes();
    int first = stripped(from, to);
    int last = strippedEnd(first, to);
    keys[index] = TextKey.of(line, first, last);
    return last > first;
  }

  private int size(int from, int to) throws IOException {
    byte[] line = lines.bytes();
    int first = stripped(from, to);
    int last = strippedEnd(first, to);
    boolean whole = TextKey.isNumber(line, first, last);
    long size = whole ? TextKey.number(line, first, last) : -1;
    if (size < 0 || size > Integer.MAX_VALUE) {
      String found = new String(line, first, Math.min(last - first, 40), StandardCharsets.UTF_8);
      throw new IOException(
          "line "
              + lines.number()
              + ": the size must be a whole number of bytes up to 2147483647, not '"
              + found
              + "'");
    }
    return (int) Math.max(1, size);
  }

  private int stripped(int from, int to) {
    int first = from;
    while (first < to && (lines.bytes()[first] == ' ' || lines.bytes()[first] == '"')) {
      first++;
    }
    return first;
  }

  private int strippedEnd(int first, int to) {
    int last = to;
    while (last > first && (lines.bytes()[last - 1] == ' ' || lines.bytes()[last - 1] == '"')) {
      last--;
    }
    return last;
  }

  @Override
  public OptionalLong length() {
    return OptionalLong.empty();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
