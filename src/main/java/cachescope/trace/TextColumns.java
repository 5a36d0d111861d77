package cachescope.trace;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where the key and its size stand in a line of text, as the first line shows.
 *
 * <p>Columns are separated by a comma, a semicolon or a tab: key, size, time, or as a first line of
 * names says. Without any, blanks separate keys, and a line may have many.
 *
 * @param separator 0: none
 * @param size column of the size; -1: none
 * @param header whether the first line holds names
 */
record TextColumns(char separator, int key, int size, boolean header) {
  private static final Set<String> KEY_NAMES =
      Set.of("key", "id", "object", "objectid", "objid", "keyid", "url", "address", "block", "lbn");
  private static final Set<String> SIZE_NAMES =
      Set.of("size", "bytes", "objectsize", "objsize", "valuesize", "length");
  private static final String SEPARATORS = ",;\t";

  boolean sized() {
    return size >= 0;
  }

  /** By the beginning of a file. */
  static TextColumns of(byte[] beginning) {
    String text = new String(beginning, StandardCharsets.ISO_8859_1);
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
        .findFirst()
        .map(TextColumns::ofLine)
        .orElse(new TextColumns('\0', 0, -1, false));
  }

  /** By its first line that is neither empty nor a comment. */
  static TextColumns ofLine(String line) {
    char separator =
        (char) SEPARATORS.chars().filter(each -> line.indexOf(each) >= 0).findFirst().orElse(0);
    List<String> names = new ArrayList<>();
    for (String field : separator == '\0' ? new String[] {line} : line.split(separator + "", -1)) {
      names.add(field.strip().toLowerCase(Locale.ROOT).replaceAll("[\"_ -]", ""));
    }
    int key = indexOf(names, KEY_NAMES);
    if (key >= 0) {
      return new TextColumns(separator, key, indexOf(names, SIZE_NAMES), true);
    }
    return new TextColumns(separator, 0, names.size() > 1 ? 1 : -1, false);
  }

  private static int indexOf(List<String> names, Set<String> wanted) {
    for (int i = 0; i < names.size(); i++) {
      if (wanted.contains(names.get(i))) {
        return i;
      }
    }
    return -1;
  }
}
