package cachescope.event;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * The newest events in chunks that do not change once they are full. One thread appends; the views
 * it gives may be read by any.
 */
final class KeptEvents {
  /** Events in a chunk. */
  static final int CHUNK = 4_096;

  /** A full chunk, and the latest time in the log up to its end. */
  @SuppressWarnings("ArrayRecordComponent") // never changed once it is full
  private record Chunk(LoggedEvent[] events, long latest) {}

  private final ArrayDeque<Chunk> full = new ArrayDeque<>();
  private final int most;
  private final Prelude prelude = new Prelude();
  private List<LoggedEvent> before = List.of();
  private Chunk[] given = {};
  private LoggedEvent[] open = new LoggedEvent[CHUNK];
  private int size;
  private long lastSeq;
  private long latest = Long.MIN_VALUE;
  private long latestBefore = Long.MIN_VALUE;

  /**
   * @param kept events that stay readable, rounded up to whole chunks
   */
  KeptEvents(int kept) {
    most = Math.max(1, (kept + CHUNK - 1) / CHUNK);
  }

  void append(LoggedEvent event) {
    if (size == CHUNK) {
      full.addLast(new Chunk(open, latest));
      if (full.size() > most) {
        Chunk leaving = full.removeFirst();
        latestBefore = leaving.latest();
        prelude.take(leaving.events());
        before = prelude.facts();
      }
      given = full.toArray(Chunk[]::new);
      open = new LoggedEvent[CHUNK];
      size = 0;
    }
    open[size++] = event;
    lastSeq = event.seq();
    latest = Math.max(latest, event.at());
  }

  LogView view() {
    return new View(given, open, size, lastSeq, latestBefore, before);
  }

  @SuppressWarnings("ArrayRecordComponent") // only what is appended later changes
  private record View(
      Chunk[] full,
      LoggedEvent[] open,
      int size,
      long lastSeq,
      long latestBefore,
      List<LoggedEvent> prelude)
      implements LogView {
    @Override
    public long firstSeq() {
      return lastSeq - size - (long) full.length * CHUNK + 1;
    }

    @Override
    public Optional<LoggedEvent> at(long seq) {
      return seq > lastSeq || seq < firstSeq() ? Optional.empty() : Optional.of(read(seq));
    }

    private LoggedEvent read(long seq) {
      long index = seq - firstSeq();
      int chunk = (int) (index / CHUNK);
      LoggedEvent[] events = chunk < full.length ? full[chunk].events() : open;
      return events[(int) (index % CHUNK)];
    }

    @Override
    public long seqAt(long time) {
      if (latestBefore > time) {
        return firstSeq() - 1;
      }
      int chunk = firstLaterThan(time);
      long seq = firstSeq() + (long) chunk * CHUNK;
      while (seq <= lastSeq && read(seq).at() <= time) {
        seq++;
      }
      return seq - 1;
    }

    /** The first chunk that has a later event; the number of full ones where only the open may. */
    private int firstLaterThan(long time) {
      int low = 0;
      int high = full.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (full[middle].latest() > time) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    }
  }
}
