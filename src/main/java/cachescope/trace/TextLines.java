package cachescope.trace;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of a stream as bytes, none longer than 64 KB. */
final class TextLines implements AutoCloseable {
  private static final int LONGEST = 1 << 16;
  // Some editors begin UTF-8 with it.
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int next;
  private int filled;
  private byte[] line = new byte[256];
  private int length;
  private long number;

  TextLines(InputStream in) {
    this.in = in;
  }

  /** Reads a line, without its end; false at the end. */
  boolean read() throws IOException {
    length = 0;
    boolean any = false;
    while (true) {
      if (next == filled && !fill()) {
        number++;
        return any;
      }
      any = true;
      int end = next;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      append(end - next);
      next = end;
      if (next < filled) {
        next++;
        number++;
        if (length > 0 && line[length - 1] == '\r') {
          length--;
        }
        return true;
      }
    }
  }

  private boolean fill() throws IOException {
    next = 0;
    filled = Math.max(0, in.readNBytes(buffer, 0, buffer.length));
    if (number == 0
        && filled >= MARK.length
        && Arrays.equals(buffer, 0, MARK.length, MARK, 0, MARK.length)) {
      next = MARK.length;
    }
    return filled > next;
  }

  private void append(int bytes) throws IOException {
    if (length + bytes > LONGEST) {
      throw new IOException("line " + (number + 1) + " is longer than 64 KB: this is no trace");
    }
    if (length + bytes > line.length) {
      line = Arrays.copyOf(line, Math.max(length + bytes, 2 * line.length));
    }
    System.arraycopy(buffer, next, line, length, bytes);
    length += bytes;
  }

  /** The bytes of the line; those up to {@link #length} count. */
  byte[] bytes() {
    return line;
  }

  int length() {
    return length;
  }

  /** Number of the line, 1 the first. */
  long number() {
    return number;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
