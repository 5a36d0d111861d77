package cachescope.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;

/**
 * libCacheSim's oracleGeneral: time in seconds (4 bytes), key (8), size (4), number of the key's
 * next request (8; not used: what OPT knows of the future is read from the keys), the lowest byte
 * first.
 *
 * <p>A size beyond 2 GB counts as 2 GB.
 */
final class OracleSource implements RequestSource {
  private static final int RECORD = 24;

  private final Binary records;

  OracleSource(InputStream in) {
    records = new Binary(in, RECORD, ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public int read(long[] keys, int[] sizes) throws IOException {
    int count = 0;
    while (count < keys.length) {
      ByteBuffer next = records.next();
      if (!next.hasRemaining()) {
        break;
      }
      next.getInt();
      keys[count] = next.getLong();
      long size = Integer.toUnsignedLong(next.getInt());
      sizes[count++] = Math.clamp(size, 1, Integer.MAX_VALUE);
      next.getLong();
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
