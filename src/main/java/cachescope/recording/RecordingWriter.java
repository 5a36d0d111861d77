package cachescope.recording;

import cachescope.event.LoggedEvent;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a recording: a header, then a line for each event. What was written before a {@link
 * #flush} is out of this program's hands, also where the text is compressed. Confined to one
 * thread.
 */
final class RecordingWriter implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final EventLine events;
  private final Counted file;
  private final OutputStream out;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
  private long text;

  /**
   * Begins a recording.
   *
   * @param to where the bytes go; closed with this
   */
  RecordingWriter(OutputStream to, boolean compressed, Header header, EventLine events)
      throws IOException {
    this.events = events;
    file = new Counted(to);
    out =
        compressed
            ? new BufferedOutputStream(new GZIPOutputStream(file, BUFFER, true), BUFFER)
            : new BufferedOutputStream(file, BUFFER);
    header.write(events, line);
    writeLine();
  }

  void write(LoggedEvent event) throws IOException {
    events.write(event, line);
    writeLine();
  }

  private void writeLine() throws IOException {
    line.write('\n');
    line.writeTo(out);
    text += line.size();
    line.reset();
  }

  void flush() throws IOException {
    out.flush();
  }

  /** Bytes that were handed to the file. */
  long bytes() {
    return file.count;
  }

  /** Bytes of text, before it was compressed. */
  long textBytes() {
    return text;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static final class Counted extends FilterOutputStream {
    private long count;

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      count += length;
    }
  }
}
