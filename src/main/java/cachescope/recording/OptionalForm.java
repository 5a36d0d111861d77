package cachescope.recording;

import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A value, or null. */
record OptionalForm(Form value) implements Form {
  @Override
  public void write(JsonGenerator to, Object optional) {
    if (optional instanceof Optional<?> present && present.isPresent()) {
      value.write(to, present.get());
    } else {
      to.writeNull();
    }
  }

  @Override
  public Object read(JsonParser from) {
    return from.currentToken() == JsonToken.VALUE_NULL
        ? Optional.empty()
        : Optional.of(value.read(from));
  }

  @Override
  public String looks() {
    return value.looks() + " or null";
  }
}
