package cachescope.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * The traces of ARC's authors: each line has the first block, the number of blocks from there on,
 * and what is not used here. Each block is one request.
 */
final class ArcSource implements RequestSource {
  private static final long MOST_BLOCKS = 100_000_000;

  private final TextLines lines;
  private long block;
  private long left;

  ArcSource(TextLines lines) {
    this.lines = lines;
  }

  @Override
  public int read(long[] keys, int[] sizes) throws IOException {
    int count = 0;
    while (count < keys.length) {
      if (left == 0) {
        if (!lines.read()) {
          break;
        }
        begin();
      } else {
        keys[count] = block++;
        sizes[count++] = 1;
        left--;
      }
    }
    return count;
  }

  private void begin() throws IOException {
    if (lines.length() == 0) {
      return;
    }
    String[] fields =
        new String(lines.bytes(), 0, lines.length(), StandardCharsets.ISO_8859_1)
            .strip()
            .split("\\s+", 3);
    try {
      block = Long.parseLong(fields[0]);
      left = fields.length < 2 ? -1 : Long.parseLong(fields[1]);
    } catch (NumberFormatException e) {
      left = -1;
    }
    if (left < 0 || left > MOST_BLOCKS) {
      left = 0;
      throw new IOException(
          "line "
              + lines.number()
              + " must begin with the first block and the number of blocks, up to 100000000");
    }
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
