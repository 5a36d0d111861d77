package cachescope.recording;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Bytes cut into lines, each of a bounded length, without a copy of its own: a line is valid until
 * the next is asked for.
 */
final class Lines {
  private static final int FIRST_BUFFER = 1 << 18;

  /** The first line is a header, which is short: whatever is no recording is found out early. */
  private static final int LONGEST_FIRST = 1 << 20;

  private final InputStream from;
  private final int longest;
  private byte[] bytes = new byte[FIRST_BUFFER];
  private int begin;
  private int end;
  private int filled;
  private long bytesBefore;
  private long number;
  private boolean whole;
  private boolean over;
  private boolean cut;

  /**
   * @param longest bytes in a line at the most
   */
  Lines(InputStream from, int longest) {
    this.from = from;
    this.longest = longest;
  }

  /**
   * Goes on to the next line.
   *
   * @return false where there is none
   * @throws BrokenException where it is too long
   */
  boolean next() throws IOException {
    begin = number == 0 ? 0 : end + (whole ? 1 : 0);
    number++;
    for (int looked = begin; ; ) {
      for (; looked < filled; looked++) {
        if (bytes[looked] == '\n') {
          bound(looked - begin);
          return line(looked, true);
        }
      }
      bound(looked - begin);
      int seen = looked - begin;
      if (over || !more()) {
        over = true;
        return line(filled, false) && begin < filled;
      }
      looked = begin + seen;
    }
  }

  private void bound(int length) {
    if (number == 1 && length > LONGEST_FIRST) {
      throw new BrokenException(Header.NO_RECORDING);
    }
    if (length > longest) {
      throw new BrokenException("it is longer than " + longest + " bytes");
    }
  }

  private boolean line(int at, boolean complete) {
    end = at;
    whole = complete;
    return true;
  }

  /** Reads on; what is left of the line moves to the front. */
  private boolean more() throws IOException {
    if (begin > 0) {
      System.arraycopy(bytes, begin, bytes, 0, filled - begin);
      bytesBefore += begin;
      filled -= begin;
      begin = 0;
    }
    if (filled == bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(2 * bytes.length, longest + FIRST_BUFFER));
    }
    try {
      int read = from.read(bytes, filled, bytes.length - filled);
      if (read < 0) {
        return false;
      }
      filled += read;
      return true;
    } catch (EOFException e) {
      cut = true;
      return false;
    }
  }

  /** The array that holds the line, from {@link #offset} on, {@link #length} bytes. */
  byte[] bytes() {
    return bytes;
  }

  int offset() {
    return begin;
  }

  int length() {
    return end - begin;
  }

  /** The line's number, from 1. */
  long number() {
    return number;
  }

  /** Bytes before the line. */
  long position() {
    return bytesBefore + begin;
  }

  /** Whether the line had an end; the last one of a file that was cut off has none. */
  boolean whole() {
    return whole;
  }

  /** Whether the stream ended in the middle of compressed data. */
  boolean cut() {
    return cut;
  }
}
