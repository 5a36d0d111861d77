package cachescope.trace;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Records of one length, read from a stream many at a time. */
final class Binary implements AutoCloseable {
  private static final int RECORDS = 4096;

  private final InputStream in;
  private final int length;
  private final ByteBuffer buffer;

  Binary(InputStream in, int length, ByteOrder order) {
    this.in = in;
    this.length = length;
    buffer = ByteBuffer.allocate(RECORDS * length).order(order).limit(0);
  }

  /**
   * The buffer, at the beginning of the next record; without one at the end.
   *
   * @throws EOFException where the stream ends within a record
   */
  ByteBuffer next() throws IOException {
    if (!buffer.hasRemaining()) {
      int read = in.readNBytes(buffer.array(), 0, buffer.capacity());
      if (read % length != 0) {
        throw new EOFException("the last record is not whole");
      }
      buffer.position(0).limit(read);
    }
    return buffer;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
