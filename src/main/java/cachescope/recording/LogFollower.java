package cachescope.recording;

import cachescope.event.LogView;
import cachescope.event.LoggedEvent;
import cachescope.event.SessionClock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Follows the log and writes it down, until it is told to stop, the file is full, or the disk
 * fails. Where the log lost events before they were written, the file ends and another begins.
 */
final class LogFollower implements Runnable {
  /** Makes a file. */
  interface Opener {
    OutputStream open(Path file) throws IOException;
  }

  private static final long ROUND = 200_000_000L;

  /** With a round more it is less than the second that a crash may cost. */
  private static final long FLUSH = 600_000_000L;

  private final Supplier<LogView> log;
  private final SessionClock clock;
  private final EventLine line;
  private final String program;
  private final long largest;
  private final Opener opener;
  private final Consumer<RecordingState> told;
  private final StopSign stop = new StopSign();
  private Optional<RecordingWriter> writer = Optional.empty();
  private RecordingState state = RecordingState.OFF;
  private Path file = Path.of("");
  private long next;
  private long events;
  private int part = 1;
  private String gaps = "";

  /** Whether somebody wants it to stop; wakes the thread that waits. */
  private static final class StopSign {
    private volatile boolean up;
    private volatile Optional<Thread> waiting = Optional.empty();

    void raise() {
      up = true;
      waiting.ifPresent(LockSupport::unpark);
    }

    void await(long nanos) {
      waiting = Optional.of(Thread.currentThread());
      if (!up) {
        LockSupport.parkNanos(nanos);
      }
    }
  }

  LogFollower(
      Supplier<LogView> log,
      SessionClock clock,
      EventLine line,
      String program,
      long largest,
      Opener opener,
      Consumer<RecordingState> told) {
    this.log = log;
    this.clock = clock;
    this.line = line;
    this.program = program;
    this.largest = largest;
    this.opener = opener;
    this.told = told;
  }

  /**
   * Makes the file and writes its header.
   *
   * @throws IOException with a sentence
   */
  void begin(Path where, long now) throws IOException {
    file = where;
    state = new RecordingState(true, where.toString(), now, 0, 0, "");
    open(log.get());
    told.accept(state);
  }

  private void open(LogView view) throws IOException {
    OutputStream out = opener.open(file);
    next = view.firstSeq();
    Header header = new Header(Header.VERSION, program, clock.startedAt(), next, view.prelude());
    try {
      writer = Optional.of(new RecordingWriter(out, NewFile.isCompressed(file), header, line));
      writer.get().flush();
    } catch (IOException e) {
      out.close();
      throw new RecordingException(file + " cannot be written: " + NewFile.reason(e) + ".", e);
    }
  }

  /** Stops it soon; what was told up to now is written still. For any thread. */
  void stop() {
    stop.raise();
  }

  RecordingState state() {
    return state;
  }

  @Override
  public void run() {
    String why = "";
    try {
      why = follow();
    } catch (IOException e) {
      why = failed(e);
    }
    try {
      writer.orElseThrow().close();
    } catch (IOException e) {
      why = why.isEmpty() ? failed(e) : why;
    }
    count();
    state = state.stopped(why);
  }

  private String failed(IOException e) {
    return "The recording has stopped: "
        + NewFile.reason(e)
        + ". What was written so far can be opened: "
        + file;
  }

  private String follow() throws IOException {
    long flushed = clock.now();
    while (true) {
      boolean last = stop.up;
      LogView view = log.get();
      if (view.firstSeq() > next) {
        goOnAfter(view);
      }
      if (!write(view)) {
        return "The recording has stopped: it has reached "
            + Recorder.size(largest)
            + ", which is the most. It can be opened: "
            + file;
      }
      long now = clock.now();
      if (last || now - flushed >= FLUSH) {
        writer.orElseThrow().flush();
        flushed = now;
      }
      count();
      told.accept(state);
      if (last) {
        return gaps;
      }
      stop.await(ROUND);
    }
  }

  private void count() {
    state = state.written(events, writer.orElseThrow().bytes());
  }

  /** Writes what is new; false where the file is full. Leaves off where the log runs away. */
  private boolean write(LogView view) throws IOException {
    RecordingWriter to = writer.orElseThrow();
    for (; next <= view.lastSeq(); next++) {
      Optional<LoggedEvent> event = view.at(next);
      if (event.isEmpty()) {
        return true;
      }
      if (to.bytes() >= largest || to.textBytes() >= RecordingFile.LARGEST - EventLine.LONGEST) {
        return false;
      }
      to.write(event.get());
      events++;
    }
    return true;
  }

  private void goOnAfter(LogView view) throws IOException {
    writer.orElseThrow().close();
    Path before = file;
    long missing = next;
    part++;
    file = NewFile.after(Path.of(state.file()), part);
    open(view);
    gaps =
        "The disk could not keep up: events %d to %d are in no file. %s ends before them, and %s"
                .formatted(missing, next - 1, before, file)
            + " goes on after them.";
  }
}
