package cachescope.recording;

import cachescope.event.LoggedEvent;
import java.util.Arrays;

/**
 * Where the chunks of a recording begin: a chunk has at most {@link #EVENTS} events and, unless one
 * line alone is longer, {@link #BYTES} bytes. Immutable.
 */
final class ChunkIndex {
  static final int EVENTS = 4_096;
  static final int BYTES = 1 << 20;

  private final long[] firstSeq;
  private final long[] position;
  private final long[] latest;

  /** For chunk {@code i}: first number and position; those of its end are at {@code i + 1}. */
  private ChunkIndex(long[] firstSeq, long[] position, long[] latest) {
    this.firstSeq = firstSeq;
    this.position = position;
    this.latest = latest;
  }

  /** The chunk that holds an event which there is. */
  int holding(long seq) {
    int found = Arrays.binarySearch(firstSeq, seq);
    return found >= 0 ? found : -found - 2;
  }

  long firstSeq(int chunk) {
    return firstSeq[chunk];
  }

  int events(int chunk) {
    return (int) (firstSeq[chunk + 1] - firstSeq[chunk]);
  }

  long position(int chunk) {
    return position[chunk];
  }

  int bytes(int chunk) {
    return (int) (position[chunk + 1] - position[chunk]);
  }

  /** The first event of the first chunk that has one later than this; else behind the last. */
  long firstLaterThan(long time) {
    int low = 0;
    int high = latest.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (latest[middle] > time) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return firstSeq[low];
  }

  /** Takes the events in, one after the other. */
  static final class Builder {
    private long[] firstSeq = new long[64];
    private long[] position = new long[64];
    private long[] latest = new long[64];
    private int chunks;
    private long end;
    private long next;
    private long late = Long.MIN_VALUE;

    void add(LoggedEvent event, long at, int length) {
      if (chunks == 0
          || event.seq() - firstSeq[chunks - 1] == EVENTS
          || at + length - position[chunks - 1] > BYTES) {
        begin(event.seq(), at);
      }
      late = Math.max(late, event.at());
      latest[chunks - 1] = late;
      end = at + length;
      next = event.seq() + 1;
    }

    private void begin(long seq, long at) {
      if (chunks + 1 == firstSeq.length) {
        firstSeq = Arrays.copyOf(firstSeq, 2 * chunks + 2);
        position = Arrays.copyOf(position, 2 * chunks + 2);
        latest = Arrays.copyOf(latest, 2 * chunks + 2);
      }
      firstSeq[chunks] = seq;
      position[chunks] = at;
      chunks++;
    }

    /**
     * @param first number of the first event, if there were any
     */
    ChunkIndex build(long first) {
      firstSeq[chunks] = chunks == 0 ? first : next;
      position[chunks] = end;
      return new ChunkIndex(
          Arrays.copyOf(firstSeq, chunks + 1),
          Arrays.copyOf(position, chunks + 1),
          Arrays.copyOf(latest, chunks));
    }
  }
}
