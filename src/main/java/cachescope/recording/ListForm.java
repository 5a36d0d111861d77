package cachescope.recording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A list of values of one form. */
record ListForm(Form item) implements Form {
  /** Items in one list at the most: as many keys as a workload can have users. */
  static final int MOST = 1_000_000;

  @Override
  public void write(JsonGenerator to, Object list) {
    to.writeStartArray();
    for (Object each : (List<?>) list) {
      item.write(to, each);
    }
    to.writeEndArray();
  }

  @Override
  public Object read(JsonParser from) {
    begin(from);
    List<Object> items = new ArrayList<>();
    while (from.nextToken() != JsonToken.END_ARRAY) {
      bound(items.size());
      items.add(item.read(from));
    }
    return List.copyOf(items);
  }

  private static void begin(JsonParser from) {
    if (from.currentToken() != JsonToken.START_ARRAY) {
      throw Forms.unexpected("a list", from);
    }
  }

  private static void bound(int size) {
    if (size == MOST) {
      throw new BrokenException("a list has more than " + MOST + " items");
    }
  }

  @Override
  public String looks() {
    return "list of " + item.looks();
  }

  /** An array of integers. */
  static final class OfLongs implements Form {
    @Override
    public void write(JsonGenerator to, Object value) {
      long[] array = (long[]) value;
      to.writeArray(array, 0, array.length);
    }

    @Override
    public Object read(JsonParser from) {
      begin(from);
      long[] array = new long[16];
      int size = 0;
      while (from.nextToken() != JsonToken.END_ARRAY) {
        bound(size);
        if (size == array.length) {
          array = Arrays.copyOf(array, 2 * size);
        }
        array[size++] = Forms.integer(from);
      }
      return Arrays.copyOf(array, size);
    }

    @Override
    public String looks() {
      return "list of integers";
    }
  }
}
