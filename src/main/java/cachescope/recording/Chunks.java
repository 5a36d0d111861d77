package cachescope.recording;

import cachescope.event.LoggedEvent;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The chunks of a recording that are in memory: those looked at last, up to a weight. Safe for any
 * thread; the chunk looked at last costs one volatile read.
 */
final class Chunks {
  /** Bytes of text whose events are kept at the most; as objects they take about as much. */
  static final long MOST = 64L << 20;

  /** Events with their numbers; not changed after it is made. */
  static final class Chunk {
    private final long firstSeq;
    private final LoggedEvent[] events;

    Chunk(long firstSeq, LoggedEvent... events) {
      this.firstSeq = firstSeq;
      this.events = events;
    }

    boolean holds(long seq) {
      return seq >= firstSeq && seq - firstSeq < events.length;
    }

    LoggedEvent at(long seq) {
      return events[(int) (seq - firstSeq)];
    }
  }

  private final Path file;
  private final RandomAccessFile text;
  private final ChunkIndex index;
  private final EventLine line;
  private final Map<Integer, Chunk> kept = new LinkedHashMap<>(64, 0.75f, true);
  private volatile Chunk last = new Chunk(0);
  private long weight;

  /**
   * @param file its name for sentences, {@code text} what is read
   */
  Chunks(Path file, RandomAccessFile text, ChunkIndex index, EventLine line) {
    this.file = file;
    this.text = text;
    this.index = index;
    this.line = line;
  }

  /**
   * The chunk with an event that there is.
   *
   * @throws UncheckedIOException with a sentence where the file was changed or taken away
   */
  Chunk holding(long seq) {
    Chunk chunk = last;
    if (!chunk.holds(seq)) {
      chunk = looked(index.holding(seq));
      last = chunk;
    }
    return chunk;
  }

  private synchronized Chunk looked(int number) {
    Chunk chunk = kept.get(number);
    if (chunk == null) {
      chunk = read(number);
      kept.put(number, chunk);
      weight += index.bytes(number);
      for (Iterator<Integer> oldest = kept.keySet().iterator();
          weight > MOST && kept.size() > 1; ) {
        weight -= index.bytes(oldest.next());
        oldest.remove();
      }
    }
    return chunk;
  }

  private Chunk read(int number) {
    byte[] bytes = new byte[index.bytes(number)];
    try {
      text.seek(index.position(number));
      text.readFully(bytes);
      LoggedEvent[] events = new LoggedEvent[index.events(number)];
      int begin = 0;
      for (int i = 0; i < events.length; i++) {
        int end = begin;
        while (end < bytes.length && bytes[end] != '\n') {
          end++;
        }
        events[i] = line.read(bytes, begin, end - begin);
        begin = end + 1;
      }
      return new Chunk(index.firstSeq(number), events);
    } catch (IOException e) {
      throw new UncheckedIOException(changed(e), e);
    } catch (BrokenException e) {
      IOException cause = new IOException(e);
      throw new UncheckedIOException(changed(cause), cause);
    }
  }

  private String changed(IOException e) {
    return "The recording "
        + file
        + " was changed or taken away while it was open ("
        + e.getMessage()
        + ").";
  }
}
