package cachescope.recording;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.io.SerializedString;

/** One of a few words. */
final class EnumForm implements Form {
  private final Map<String, Object> byName = new LinkedHashMap<>();
  private final Map<Object, SerializedString> names = new HashMap<>();

  EnumForm(Class<?> type) {
    for (Object constant : type.getEnumConstants()) {
      String name = ((Enum<?>) constant).name();
      byName.put(name, constant);
      names.put(constant, new SerializedString(name));
    }
  }

  @Override
  public void write(JsonGenerator to, Object value) {
    to.writeString(names.get(value));
  }

  @Override
  public Object read(JsonParser from) {
    return named(Forms.text(from));
  }

  /** The constant of a name. */
  Object named(String text) {
    Object constant = byName.get(text);
    if (constant == null) {
      throw new BrokenException(
          BrokenException.quoted(text) + " is none of " + String.join(", ", byName.keySet()));
    }
    return constant;
  }

  @Override
  public String looks() {
    return String.join(" ", byName.keySet());
  }
}
