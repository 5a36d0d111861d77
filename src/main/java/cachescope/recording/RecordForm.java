package cachescope.recording;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.SerializedString;

/**
 * An object with exactly the components of a record as its fields: none more, none missing, none
 * twice. They are written in the record's order and read in any.
 */
final class RecordForm implements Form {
  private final String name;
  private final String[] fields;
  private final SerializedString[] written;
  private final Form[] forms;
  private final MethodHandle[] getters;
  private final MethodHandle constructor;
  private final Map<String, Integer> positions = new HashMap<>();

  RecordForm(Class<?> type, Forms known) {
    RecordComponent[] components = type.getRecordComponents();
    name = type.getSimpleName();
    fields = Stream.of(components).map(RecordComponent::getName).toArray(String[]::new);
    written = Stream.of(fields).map(SerializedString::new).toArray(SerializedString[]::new);
    forms = Stream.of(components).map(c -> known.of(c.getGenericType())).toArray(Form[]::new);
    IntStream.range(0, fields.length).forEach(i -> positions.put(fields[i], i));
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      getters = new MethodHandle[fields.length];
      for (int i = 0; i < fields.length; i++) {
        getters[i] =
            lookup
                .unreflect(components[i].getAccessor())
                .asType(MethodType.methodType(Object.class, Object.class));
      }
      Class<?>[] types =
          Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      constructor =
          lookup
              .unreflectConstructor(type.getDeclaredConstructor(types))
              .asSpreader(Object[].class, fields.length)
              .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("recordings cannot make a " + type, e);
    }
  }

  /** Its name, as a fact's type is named. */
  String name() {
    return name;
  }

  /** The fields and how they look, in the record's order. */
  List<String> fields() {
    return List.of(fields);
  }

  Form form(String field) {
    return forms[positions.getOrDefault(field, -1)];
  }

  @Override
  public void write(JsonGenerator to, Object value) {
    to.writeStartObject();
    writeFields(to, value);
    to.writeEndObject();
  }

  /** Writes the components into an object that is begun already. */
  void writeFields(JsonGenerator to, Object value) {
    try {
      for (int i = 0; i < fields.length; i++) {
        to.writeName(written[i]);
        forms[i].write(to, (Object) getters[i].invokeExact(value));
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a component of a record cannot fail", e);
    }
  }

  @Override
  public Object read(JsonParser from) {
    if (from.currentToken() != JsonToken.START_OBJECT) {
      throw Forms.unexpected("an object", from);
    }
    Reading reading = begin();
    for (String field; (field = from.nextName()) != null; ) {
      reading.field(field, from);
    }
    return reading.end(from);
  }

  /** Begins to read one; its fields are handed in one after the other. */
  Reading begin() {
    return new Reading();
  }

  /** A record of which some fields were read. */
  final class Reading {
    private final @Nullable Object[] values = new @Nullable Object[fields.length];
    private int next;

    /** Takes a field; the parser stands on its name. */
    void field(String field, JsonParser from) {
      int at = next < fields.length && fields[next].equals(field) ? next : position(field);
      next = at + 1;
      if (values[at] != null) {
        throw new BrokenException("the field " + BrokenException.quoted(field) + " is there twice");
      }
      from.nextToken();
      values[at] = forms[at].read(from);
    }

    private int position(String field) {
      Integer at = positions.get(field);
      if (at == null) {
        throw new BrokenException(name + " has no field " + BrokenException.quoted(field));
      }
      return at;
    }

    /** The record; the parser must stand on the end of the object. */
    Object end(JsonParser from) {
      if (from.currentToken() != JsonToken.END_OBJECT) {
        throw Forms.unexpected("the end of an object", from);
      }
      for (int i = 0; i < fields.length; i++) {
        if (values[i] == null) {
          throw new BrokenException(name + " lacks the field \"" + fields[i] + "\"");
        }
      }
      try {
        return (Object) constructor.invokeExact(values);
      } catch (IllegalArgumentException e) {
        throw new BrokenException(name + ": " + e.getMessage());
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException("a record's constructor cannot fail", e);
      }
    }
  }

  @Override
  public String looks() {
    return name;
  }
}
