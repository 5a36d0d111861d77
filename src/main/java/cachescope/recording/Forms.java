package cachescope.recording;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The forms of all the types that facts are made of, found from the types themselves. A type that
 * is not known here is refused when the program starts, not when a file is read.
 */
final class Forms {
  private static final String INFINITY = "Infinity";

  private final Map<Type, Form> known = new HashMap<>();

  Forms() {
    Form integer =
        simple("integer", (to, v) -> to.writeNumber(((Number) v).longValue()), Forms::integer);
    known.put(long.class, integer);
    known.put(Long.class, integer);
    Form small = simple("integer", (to, v) -> to.writeNumber((int) v), Forms::small);
    known.put(int.class, small);
    known.put(Integer.class, small);
    known.put(boolean.class, simple("true or false", Forms::writeFlag, Forms::flag));
    known.put(double.class, simple("number, null if unknown", Forms::writeDecimal, Forms::decimal));
    Words words = new Words();
    known.put(
        String.class,
        simple("text", (to, v) -> to.writeString((String) v), from -> words.one(text(from))));
    known.put(
        Duration.class,
        simple(
            "nanoseconds",
            (to, v) -> to.writeNumber(nanos((Duration) v)),
            from -> Duration.ofNanos(integer(from))));
    known.put(
        Instant.class,
        simple("time, ISO 8601", (to, v) -> to.writeString(v.toString()), Forms::instant));
    known.put(long[].class, new ListForm.OfLongs());
  }

  /**
   * The form of a type.
   *
   * @throws IllegalStateException where no form is known for it
   */
  Form of(Type type) {
    Form form = known.get(type);
    if (form == null) {
      form = made(type);
      known.put(type, form);
    }
    return form;
  }

  /** The objects that are parts of others, by their names. */
  Map<String, RecordForm> objects() {
    Map<String, RecordForm> objects = new TreeMap<>();
    known.values().stream()
        .filter(RecordForm.class::isInstance)
        .map(RecordForm.class::cast)
        .forEach(form -> objects.put(form.name(), form));
    return objects;
  }

  private Form made(Type type) {
    if (type instanceof Class<?> plain && plain.isEnum()) {
      return new EnumForm(plain);
    }
    if (type instanceof Class<?> plain && plain.isRecord()) {
      return new RecordForm(plain, this);
    }
    if (type instanceof ParameterizedType generic) {
      Type[] parts = generic.getActualTypeArguments();
      if (generic.getRawType().equals(List.class)) {
        return new ListForm(of(parts[0]));
      }
      if (generic.getRawType().equals(Optional.class)) {
        return new OptionalForm(of(parts[0]));
      }
      if (generic.getRawType().equals(Map.class) && parts[0] instanceof Class<?> key) {
        return new MapForm(key, of(parts[1]));
      }
    }
    throw new IllegalStateException("recordings do not know how to write a " + type);
  }

  private static Form simple(
      String looks, BiConsumer<JsonGenerator, Object> writer, Function<JsonParser, Object> reader) {
    return new Form() {
      @Override
      public void write(JsonGenerator to, Object value) {
        writer.accept(to, value);
      }

      @Override
      public Object read(JsonParser from) {
        return reader.apply(from);
      }

      @Override
      public String looks() {
        return looks;
      }
    };
  }

  /** At the most 292 years, in nanoseconds. */
  private static long nanos(Duration duration) {
    Duration longest = Duration.ofNanos(Long.MAX_VALUE);
    return duration.abs().compareTo(longest) < 0
        ? duration.toNanos()
        : duration.isNegative() ? -Long.MAX_VALUE : Long.MAX_VALUE;
  }

  static long integer(JsonParser from) {
    if (from.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw unexpected("an integer", from);
    }
    return from.getLongValue();
  }

  static int small(JsonParser from) {
    if (from.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw unexpected("an integer", from);
    }
    return from.getIntValue();
  }

  static String text(JsonParser from) {
    if (from.currentToken() != JsonToken.VALUE_STRING) {
      throw unexpected("text", from);
    }
    return from.getString();
  }

  private static void writeFlag(JsonGenerator to, Object value) {
    to.writeBoolean((boolean) value);
  }

  private static Object flag(JsonParser from) {
    return switch (from.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw unexpected("true or false", from);
    };
  }

  private static void writeDecimal(JsonGenerator to, Object value) {
    double number = (double) value;
    if (Double.isNaN(number)) {
      to.writeNull();
    } else if (Double.isInfinite(number)) {
      to.writeString(number > 0 ? INFINITY : "-" + INFINITY);
    } else {
      to.writeNumber(number);
    }
  }

  private static Object decimal(JsonParser from) {
    return switch (from.currentToken()) {
      case VALUE_NULL -> Double.NaN;
      case VALUE_NUMBER_FLOAT, VALUE_NUMBER_INT -> from.getDoubleValue();
      case VALUE_STRING -> infinite(from.getString());
      default -> throw unexpected("a number", from);
    };
  }

  private static double infinite(String text) {
    return switch (text) {
      case INFINITY -> Double.POSITIVE_INFINITY;
      case "-" + INFINITY -> Double.NEGATIVE_INFINITY;
      default -> throw new BrokenException(BrokenException.quoted(text) + " is not a number");
    };
  }

  private static Object instant(JsonParser from) {
    String text = text(from);
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException _) {
      throw new BrokenException(
          BrokenException.quoted(text) + " is not a time such as 2026-01-31T12:00:00Z");
    }
  }

  /** What to say where the token is not the one that belongs there. */
  static BrokenException unexpected(String wanted, JsonParser from) {
    String found =
        switch (from.currentToken()) {
          case null -> "the end";
          case VALUE_STRING -> "text";
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
          case VALUE_NULL -> "null";
          case VALUE_TRUE, VALUE_FALSE -> "true or false";
          case START_ARRAY -> "a list";
          case START_OBJECT -> "an object";
          default -> "something else";
        };
    String name = from.currentName();
    String where = name == null ? "" : " in " + BrokenException.quoted(name);
    return new BrokenException(wanted + " is needed" + where + ", not " + found);
  }
}
