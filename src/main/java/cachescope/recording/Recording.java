package cachescope.recording;

import cachescope.event.LoggedEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/**
 * Reads a recording from its beginning to its end, line by line, whoever it comes from: in bounded
 * memory, and every line is looked at before anything is believed. Safe for any thread; one reading
 * at a time.
 */
public final class Recording {
  /**
   * What was read.
   *
   * @param note what a person should know about the file, as that its last line was cut off; empty
   *     text: nothing
   */
  public record Read(Header header, long events, String note) {}

  /** Whoever wants to know where an event stands in the text. */
  interface Place {
    void event(LoggedEvent event, long position, int length);
  }

  private final EventLine line;
  private final long largest;

  public Recording() {
    this(new EventLine(new Forms()), RecordingFile.LARGEST);
  }

  /**
   * @param largest bytes of text at the most
   */
  Recording(EventLine line, long largest) {
    this.line = line;
    this.largest = largest;
  }

  EventLine line() {
    return line;
  }

  /**
   * Hands every event on.
   *
   * @param prelude is given first the facts that came before and still held
   * @throws RecordingException with a sentence that names the line and what is wrong with it; the
   *     events before it were handed on
   */
  public Read each(Path file, Consumer<LoggedEvent> prelude, Consumer<LoggedEvent> event)
      throws IOException {
    try (InputStream in = RecordingFile.open(file, largest)) {
      return each(file, in, h -> h.prelude().forEach(prelude), (e, _, _) -> event.accept(e));
    }
  }

  /** An event as its line, without the end of the line. */
  public byte[] json(LoggedEvent event) {
    ByteArrayOutputStream to = new ByteArrayOutputStream(256);
    line.write(event, to);
    return to.toByteArray();
  }

  Read each(Path file, InputStream in, Consumer<Header> begin, Place place) throws IOException {
    Lines lines = new Lines(in, EventLine.LONGEST);
    try {
      if (!lines.next()) {
        throw new RecordingException(file + " is empty, so it is not a recording.");
      }
      Header header = Header.read(line, lines.bytes(), lines.offset(), lines.length());
      begin.accept(header);
      return events(lines, header, place);
    } catch (BrokenException e) {
      throw refused(file, lines, String.valueOf(e.getMessage()), e);
    } catch (ZipException e) {
      throw refused(file, lines, "the compressed data are damaged", e);
    }
  }

  private Read events(Lines lines, Header header, Place place) throws IOException {
    Plausible plausible = new Plausible(header.from());
    long events = 0;
    while (lines.next()) {
      LoggedEvent event;
      try {
        event = line.read(lines.bytes(), lines.offset(), lines.length());
        plausible.check(event);
      } catch (BrokenException e) {
        if (!lines.whole()) {
          return new Read(header, events, cutOff(lines.number()));
        }
        throw e;
      }
      place.event(event, lines.position(), lines.length());
      events++;
    }
    return new Read(header, events, lines.cut() ? cutOff(lines.number()) : "");
  }

  private static String cutOff(long number) {
    return "The recording was cut off in line "
        + number
        + ", as when the program that wrote it was killed; it is shown up to there.";
  }

  private static RecordingException refused(Path file, Lines lines, String reason, Exception e) {
    return new RecordingException(
        "%s cannot be opened. Line %d: %s.".formatted(file, lines.number(), reason), e);
  }
}
