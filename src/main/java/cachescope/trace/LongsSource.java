package cachescope.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;

/** Keys of 8 bytes, the highest first, as Caffeine's simulator reads them (corda, scarab). */
final class LongsSource implements RequestSource {
  private final Binary records;

  LongsSource(InputStream in) {
    records = new Binary(in, Long.BYTES, ByteOrder.BIG_ENDIAN);
  }

  @Override
  public int read(long[] keys, int[] sizes) throws IOException {
    int count = 0;
    while (count < keys.length) {
      ByteBuffer next = records.next();
      if (!next.hasRemaining()) {
        break;
      }
      keys[count] = next.getLong();
      sizes[count++] = 1;
    }
    return count;
  }

  @Override
  public OptionalLong length() {
    return OptionalLong.empty();
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
