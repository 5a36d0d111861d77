package cachescope.recording;

import cachescope.event.EventSink;
import cachescope.event.Figures;
import cachescope.event.LogView;
import cachescope.event.SessionClock;
import cachescope.event.SessionEvent.Noticed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Records the session: one file at a time, on a thread of its own that follows the log, so that
 * nobody waits for a disk. Safe for any thread.
 */
public final class Recorder implements AutoCloseable {
  /** Bytes of a file at the most. */
  static final long LARGEST = 2L << 30;

  private final Supplier<LogView> log;
  private final EventSink sink;
  private final SessionClock clock;
  private final String program;
  private final Path folder;
  private final long largest;
  private final EventLine line = new EventLine(new Forms());
  private Optional<RecordingThread> running = Optional.empty();
  private volatile RecordingState state = RecordingState.OFF;

  /**
   * @param log what is recorded
   * @param sink is told what a person should read
   * @param program its version, for the header
   * @param folder for recordings without a name of their own; need not exist
   */
  public Recorder(
      Supplier<LogView> log, EventSink sink, SessionClock clock, String program, Path folder) {
    this(log, sink, clock, program, folder, LARGEST);
  }

  Recorder(
      Supplier<LogView> log,
      EventSink sink,
      SessionClock clock,
      String program,
      Path folder,
      long largest) {
    this.log = log;
    this.sink = sink;
    this.clock = clock;
    this.program = program;
    this.folder = folder;
    this.largest = largest;
  }

  /** How it is now. */
  public RecordingState state() {
    return state;
  }

  /**
   * Begins to record: what the log still has from the session's beginning, and then what follows.
   *
   * @param name of the file, compressed where it ends with {@code .gz}; empty text: one named by
   *     date and time
   * @throws IllegalArgumentException with a sentence where it cannot be written, or one is running
   */
  public synchronized void start(String name) {
    if (state.on()) {
      throw new IllegalArgumentException("A recording is running; stop it first.");
    }
    join();
    Path file =
        name.isBlank()
            ? NewFile.in(folder, LocalDateTime.ofInstant(clock.wallTime(), ZoneId.systemDefault()))
            : NewFile.typed(name.strip());
    try {
      RecordingThread next = new RecordingThread(file, NewFile::create);
      running = Optional.of(next);
      next.thread.start();
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Ends the recording; returns when everything up to now is in the file. */
  public synchronized void stop() {
    running.ifPresent(each -> each.follower.stop());
    join();
  }

  private void join() {
    try {
      if (running.isPresent()) {
        running.get().thread.join();
      }
      running = Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
  }

  /** Where it is, as one would type it. */
  private static String shown(String file) {
    String home = System.getProperty("user.home") + java.io.File.separator;
    return file.startsWith(home)
        ? "~" + java.io.File.separator + file.substring(home.length())
        : file;
  }

  static String size(long bytes) {
    return bytes < 1_000_000
        ? Math.ceilDiv(bytes, 1_000) + " KB"
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  /** One recording, which goes on in a further file where the first had to end early. */
  private final class RecordingThread {
    private final Path file;
    private final LogFollower follower;
    private final Thread thread;

    RecordingThread(Path file, LogFollower.Opener opener) throws IOException {
      this.file = file;
      follower = new LogFollower(log, clock, line, program, largest, opener, each -> state = each);
      follower.begin(file, clock.now());
      thread = Thread.ofPlatform().name("recorder").daemon().unstarted(this::run);
    }

    private void run() {
      follower.run();
      RecordingState last = follower.state();
      state = last;
      boolean trouble = !last.sentence().isEmpty();
      sink.tell(
          clock.now(),
          new Noticed(
              trouble,
              trouble
                  ? last.sentence()
                  : String.format(
                      Locale.ROOT,
                      "Recorded %s, %s: %s",
                      Figures.count(last.events(), "event"),
                      size(last.bytes()),
                      shown(file.toString()))));
    }
  }
}
