package cachescope.recording;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * The bytes of a recording, inflated where they are compressed; whether they are is told by how
 * they begin. A file that is too large, or that inflates to too much, is refused while it is read.
 */
final class RecordingFile {
  /** Bytes of text in a recording at the most. */
  static final long LARGEST = 4L << 30;

  /** Our own text deflates to a tenth; what deflates to less than this share was made to harm. */
  private static final long RATIO = 300;

  private static final long RATIO_FROM = 32L << 20;
  private static final int BUFFER = 1 << 16;

  private RecordingFile() {}

  /**
   * Opens it.
   *
   * @throws RecordingException with a sentence
   */
  static InputStream open(Path file, long largest) throws IOException {
    if (!Files.exists(file)) {
      throw new RecordingException("There is no file " + file + ".");
    }
    if (!Files.isRegularFile(file)) {
      throw new RecordingException(file + " is not a file, so it cannot be a recording.");
    }
    if (!Files.isReadable(file)) {
      throw new RecordingException(file + " cannot be read: permission is missing.");
    }
    Counted raw = new Counted(Files.newInputStream(file));
    BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER);
    try {
      return isCompressed(buffered)
          ? new Bounded(new GZIPInputStream(buffered, BUFFER), raw, largest)
          : new Bounded(buffered, raw, largest);
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  static boolean isCompressed(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 16)) {
      return isCompressed(in);
    }
  }

  private static boolean isCompressed(InputStream in) throws IOException {
    in.mark(2);
    int first = in.read();
    int second = in.read();
    in.reset();
    return first == 0x1f && second == 0x8b;
  }

  /** Counts what is read from the file. */
  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = in.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }

  /** Ends where too much comes out. */
  private static final class Bounded extends FilterInputStream {
    private final Counted raw;
    private final long largest;
    private long count;

    Bounded(InputStream in, Counted raw, long largest) {
      super(in);
      this.raw = raw;
      this.largest = largest;
    }

    @Override
    public int read() throws IOException {
      throw new UnsupportedOperationException("read by the block");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      count += Math.max(0, read);
      if (count > largest) {
        throw new BrokenException(
            "with it the recording is larger than " + (largest >> 20) + " MB, which is the most");
      }
      if (count > RATIO_FROM && count > RATIO * raw.count) {
        throw new BrokenException(
            "it was compressed to less than a " + RATIO + "th, as no recording is");
      }
      return read;
    }
  }
}
