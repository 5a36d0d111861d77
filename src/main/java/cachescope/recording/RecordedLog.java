package cachescope.recording;

import cachescope.event.LogView;
import cachescope.event.LoggedEvent;
import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A recording as a log. It was read through once, so that everything in it is known to be sound;
 * after that, only the events that are looked at are in memory, and some around them.
 *
 * <p>A compressed one is inflated into a temporary file, which is gone when this is closed or the
 * program ends. Safe for any number of threads.
 */
public final class RecordedLog implements LogView, AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Recording.Read read;
  private final ChunkIndex index;
  private final Chunks chunks;
  private final RandomAccessFile text;
  private final Optional<Path> temporary;

  private RecordedLog(
      Recording.Read read,
      ChunkIndex index,
      Chunks chunks,
      RandomAccessFile text,
      Optional<Path> temporary) {
    this.read = read;
    this.index = index;
    this.chunks = chunks;
    this.text = text;
    this.temporary = temporary;
  }

  /**
   * Opens a recording; takes some seconds for a million events.
   *
   * @throws IOException with a sentence: what is wrong with which line
   */
  public static RecordedLog open(Path file) throws IOException {
    return open(file, new Recording(), RecordingFile.LARGEST);
  }

  static RecordedLog open(Path file, Recording recording, long largest) throws IOException {
    try (InputStream in = RecordingFile.open(file, largest)) {
      return RecordingFile.isCompressed(file)
          ? inflated(file, in, recording)
          : indexed(file, in, recording, file, Optional.empty());
    }
  }

  private static RecordedLog inflated(Path file, InputStream in, Recording recording)
      throws IOException {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    Path temporary;
    try {
      temporary = Files.createTempFile(folder, "cachescope-recording-", ".jsonl");
    } catch (IOException e) {
      throw new RecordingException(
          "A compressed recording needs a temporary file, and none can be made in "
              + folder
              + "; -Djava.io.tmpdir=FOLDER chooses another folder.",
          e);
    }
    temporary.toFile().deleteOnExit();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary), BUFFER)) {
      return indexed(file, new Copied(in, out), recording, temporary, Optional.of(temporary));
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  private static RecordedLog indexed(
      Path file, InputStream in, Recording recording, Path from, Optional<Path> temporary)
      throws IOException {
    ChunkIndex.Builder builder = new ChunkIndex.Builder();
    Recording.Read read = recording.each(file, in, _ -> {}, builder::add);
    ChunkIndex index = builder.build(read.header().from());
    RandomAccessFile text = new RandomAccessFile(from.toFile(), "r");
    if (temporary.isPresent()) {
      unlink(temporary.get());
    }
    return new RecordedLog(
        read, index, new Chunks(file, text, index, recording.line()), text, temporary);
  }

  /** Where the system allows it, an open file needs no name: so nothing is left, come what may. */
  private static void unlink(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException _) {
      // Windows keeps the name while the file is open; it goes when this is closed.
    }
  }

  public Header header() {
    return read.header();
  }

  /** How many events can be read. */
  public long size() {
    return read.events();
  }

  /** What a person should know about the file; empty text: nothing. */
  public String note() {
    return read.note();
  }

  @Override
  public long firstSeq() {
    return read.header().from();
  }

  @Override
  public long lastSeq() {
    return read.header().from() + read.events() - 1;
  }

  @Override
  public List<LoggedEvent> prelude() {
    return read.header().prelude();
  }

  @Override
  public Optional<LoggedEvent> at(long seq) {
    return seq > lastSeq() || seq < firstSeq() ? Optional.empty() : Optional.of(event(seq));
  }

  private LoggedEvent event(long seq) {
    return chunks.holding(seq).at(seq);
  }

  @Override
  public long seqAt(long time) {
    long seq = index.firstLaterThan(time);
    while (seq <= lastSeq() && event(seq).at() <= time) {
      seq++;
    }
    return seq - 1;
  }

  /** Lets go of the file. Nothing can be read after that. */
  @Override
  public void close() throws IOException {
    text.close();
    if (temporary.isPresent()) {
      Files.deleteIfExists(temporary.get());
    }
  }

  /** Writes down what is read from it. */
  private static final class Copied extends FilterInputStream {
    private final OutputStream out;

    Copied(InputStream in, OutputStream out) {
      super(in);
      this.out = out;
    }

    @Override
    public int read() throws IOException {
      throw new UnsupportedOperationException("read by the block");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      if (read > 0) {
        try {
          out.write(bytes, offset, read);
        } catch (IOException e) {
          throw new RecordingException(
              "A compressed recording is inflated into a temporary file, and there is no room for"
                  + " it: "
                  + e.getMessage()
                  + ".",
              e);
        }
      } else if (read < 0) {
        out.flush();
      }
      return read;
    }
  }
}
