package cachescope.recording;

import cachescope.event.CacheEvent;
import cachescope.event.LoggedEvent;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/**
 * An event as one line of JSON: first where it stands in the log, then its type, then the
 * components of its record. The same event always makes the same line.
 *
 * <p>What is read may come from a stranger: only known types, exactly their fields, and nothing
 * deep or long. Safe for any number of threads.
 */
final class EventLine {
  /** Bytes in a line at the most. */
  static final int LONGEST = 64 << 20;

  /** Characters in a text at the most. */
  static final int LONGEST_TEXT = 1 << 20;

  static final int DEEPEST = 16;

  private static final String SEQ = "seq";
  private static final String AT = "at";
  private static final String IN_RUN = "inRun";
  private static final String REV = "rev";
  private static final String TYPE = "type";
  private static final List<String> COMMON = List.of(SEQ, AT, IN_RUN, REV, TYPE);

  private static final int NONE = 0;
  private static final int ALL = 0b1111;

  private final SerializedString seq = new SerializedString(SEQ);
  private final SerializedString at = new SerializedString(AT);
  private final SerializedString inRun = new SerializedString(IN_RUN);
  private final SerializedString rev = new SerializedString(REV);
  private final SerializedString type = new SerializedString(TYPE);
  private final FactTypes types;
  private final JsonFactory json;

  EventLine(Forms forms) {
    types = new FactTypes(forms);
    types
        .all()
        .forEach((name, form) -> {
          if (form.fields().stream().anyMatch(Set.copyOf(COMMON)::contains)) {
            throw new IllegalStateException(name + " has a component named as one of " + COMMON);
          }
        });
    json =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(40)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(200)
                    .build())
            .build();
  }

  /** Writes an event, without the end of the line. */
  void write(LoggedEvent logged, ByteArrayOutputStream to) {
    try (JsonGenerator line = generator(to)) {
      write(logged, line);
    }
  }

  JsonGenerator generator(ByteArrayOutputStream to) {
    return json.createGenerator(ObjectWriteContext.empty(), to);
  }

  void write(LoggedEvent logged, JsonGenerator line) {
    RecordForm form = types.of(logged.event());
    line.writeStartObject();
    line.writeName(seq);
    line.writeNumber(logged.seq());
    line.writeName(at);
    line.writeNumber(logged.at());
    line.writeName(inRun);
    line.writeNumber(logged.run());
    line.writeName(rev);
    line.writeNumber(logged.settingsRev());
    line.writeName(type);
    line.writeString(form.name());
    form.writeFields(line, logged.event());
    line.writeEndObject();
  }

  /**
   * Reads an event from a whole line.
   *
   * @throws BrokenException where it is anything but an event that this program knows
   */
  LoggedEvent read(byte[] bytes, int offset, int length) {
    try (JsonParser from = parser(bytes, offset, length)) {
      from.nextToken();
      LoggedEvent event = read(from);
      if (from.nextToken() != null) {
        throw new BrokenException("something stands behind the event");
      }
      return event;
    } catch (JacksonException e) {
      throw broken(e);
    }
  }

  JsonParser parser(byte[] bytes, int offset, int length) {
    return json.createParser(ObjectReadContext.empty(), bytes, offset, length);
  }

  static BrokenException broken(JacksonException e) {
    if (e instanceof StreamConstraintsException) {
      return new BrokenException("too deep, too long a text or too long a number");
    }
    String detail = BrokenException.quoted(String.valueOf(e.getOriginalMessage()));
    return new BrokenException("not JSON: " + detail.substring(1, detail.length() - 1));
  }

  /** Reads an event; the parser stands on its first token, and on its last afterwards. */
  LoggedEvent read(JsonParser from) {
    if (from.currentToken() != JsonToken.START_OBJECT) {
      throw Forms.unexpected("an object", from);
    }
    long number = 0;
    long time = 0;
    int run = 0;
    int revision = 0;
    int seen = NONE;
    for (String name; (name = from.nextName()) != null; ) {
      from.nextToken();
      int bit = COMMON.indexOf(name);
      switch (name) {
        case SEQ -> number = Forms.integer(from);
        case AT -> time = Forms.integer(from);
        case IN_RUN -> run = Forms.small(from);
        case REV -> revision = Forms.small(from);
        case TYPE -> {
          if (seen != ALL) {
            throw new BrokenException("seq, at, inRun and rev must stand before type");
          }
          CacheEvent event = fact(from);
          return new LoggedEvent(number, time, run, revision, event);
        }
        default ->
            throw new BrokenException(
                BrokenException.quoted(name) + " stands where seq, at, inRun, rev or type should");
      }
      if ((seen & 1 << bit) != 0) {
        throw new BrokenException("the field \"" + name + "\" is there twice");
      }
      seen |= 1 << bit;
    }
    throw new BrokenException("an event lacks its type");
  }

  private CacheEvent fact(JsonParser from) {
    String name = Forms.text(from);
    RecordForm form =
        types
            .named(name)
            .orElseThrow(() ->
                new BrokenException(
                    BrokenException.quoted(name) + " is not a type of event that is known here"));
    RecordForm.Reading reading = form.begin();
    for (String field; (field = from.nextName()) != null; ) {
      reading.field(field, from);
    }
    return (CacheEvent) reading.end(from);
  }

  /** The types of events and their forms, by name. */
  Map<String, RecordForm> types() {
    return new TreeMap<>(types.all());
  }
}
