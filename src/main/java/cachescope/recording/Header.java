package cachescope.recording;

import cachescope.event.LoggedEvent;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The first line of a recording.
 *
 * @param version of the format
 * @param program version of the program that wrote it
 * @param startedAt wall time of {@code at} = 0
 * @param from number of the first event that follows
 * @param prelude facts from before it that still held there, in their order
 */
public record Header(
    int version, String program, Instant startedAt, long from, List<LoggedEvent> prelude) {
  /** The version that this program writes and reads. */
  public static final int VERSION = 2;

  static final String MARK = "cachescope";
  static final String RECORDING = "recording";

  private static final int MOST_PRELUDE = 100;
  static final String NO_RECORDING =
      "This is not a recording of CacheScope: its first line should begin with"
          + " {\"cachescope\":\"recording\",\"version\":2";

  public Header {
    prelude = List.copyOf(prelude);
  }

  void write(EventLine events, ByteArrayOutputStream to) {
    try (JsonGenerator line = events.generator(to)) {
      line.writeStartObject();
      line.writeStringProperty(MARK, RECORDING);
      line.writeNumberProperty("version", version);
      line.writeStringProperty("program", program);
      line.writeStringProperty("startedAt", startedAt.toString());
      line.writeNumberProperty("from", from);
      line.writeName("prelude");
      line.writeStartArray();
      for (LoggedEvent fact : prelude) {
        events.write(fact, line);
      }
      line.writeEndArray();
      line.writeEndObject();
    }
  }

  /**
   * Reads one from a whole line.
   *
   * @throws BrokenException with a sentence
   */
  static Header read(EventLine events, byte[] bytes, int offset, int length) {
    try (JsonParser from = events.parser(bytes, offset, length)) {
      if (from.nextToken() != JsonToken.START_OBJECT
          || !MARK.equals(from.nextName())
          || from.nextToken() != JsonToken.VALUE_STRING
          || !RECORDING.equals(from.getString())) {
        throw new BrokenException(NO_RECORDING);
      }
      int version = version(from);
      String program = text(from, "program");
      Instant startedAt = time(from);
      next(from, "from");
      long first = Forms.integer(from);
      List<LoggedEvent> prelude = prelude(from, events, first);
      if (from.nextToken() != JsonToken.END_OBJECT || from.nextToken() != null) {
        throw new BrokenException("the header has more fields than this version knows");
      }
      if (first < 1) {
        throw new BrokenException("\"from\" must be 1 or more, was " + first);
      }
      return new Header(version, program, startedAt, first, prelude);
    } catch (JacksonException e) {
      throw new BrokenException(NO_RECORDING + " (" + EventLine.broken(e).getMessage() + ")");
    }
  }

  private static int version(JsonParser from) {
    next(from, "version");
    int version = Forms.small(from);
    if (version != VERSION) {
      throw new BrokenException(
          "it has version "
              + version
              + " of the format, and this program knows version "
              + VERSION
              + " only"
              + (version > VERSION ? "; a newer CacheScope may open it" : ""));
    }
    return version;
  }

  private static Instant time(JsonParser from) {
    String text = text(from, "startedAt");
    try {
      return Instant.parse(text);
    } catch (java.time.format.DateTimeParseException _) {
      throw new BrokenException(BrokenException.quoted(text) + " is not a time");
    }
  }

  private static List<LoggedEvent> prelude(JsonParser from, EventLine events, long first) {
    next(from, "prelude");
    if (from.currentToken() != JsonToken.START_ARRAY) {
      throw Forms.unexpected("a list", from);
    }
    List<LoggedEvent> facts = new ArrayList<>();
    long last = 0;
    while (from.nextToken() != JsonToken.END_ARRAY) {
      LoggedEvent fact = events.read(from);
      if (facts.size() == MOST_PRELUDE || fact.seq() <= last || fact.seq() >= first) {
        throw new BrokenException("\"prelude\" must have the few facts before event " + first);
      }
      last = fact.seq();
      facts.add(fact);
    }
    return facts;
  }

  private static String text(JsonParser from, String name) {
    next(from, name);
    return Forms.text(from);
  }

  private static void next(JsonParser from, String name) {
    if (!name.equals(from.nextName())) {
      throw new BrokenException("the header lacks the field \"" + name + "\" in its place");
    }
    from.nextToken();
  }
}
