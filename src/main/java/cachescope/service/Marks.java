package cachescope.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Marks as JSON, such as <code>{"absent":true,"cachedAt":1}</code>. As strict as {@link UserJson}:
 * what is not exactly a mark of ours is none. Safe for any number of threads.
 */
final class Marks {
  private static final int LARGEST = 128;
  private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{1,64}");

  @JsonPropertyOrder({"absent", "cachedAt", "lease", "gone", "lock"})
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Stored(
      @Nullable Boolean absent,
      @Nullable Long cachedAt,
      @Nullable String lease,
      @Nullable Long gone,
      @Nullable String lock) {}

  private final ObjectReader reader;
  private final ObjectWriter writer;

  Marks() {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, UserJson::onlyText)
            .build();
    reader = mapper.readerFor(Stored.class);
    writer = mapper.writerFor(Stored.class);
  }

  byte[] encode(Mark mark) {
    return writer.writeValueAsBytes(
        switch (mark) {
          case Mark.Absent(long cachedAt) -> new Stored(true, cachedAt, null, null, null);
          case Mark.Leased(String token) -> new Stored(null, null, token, null, null);
          case Mark.Gone(long version) -> new Stored(null, null, null, version, null);
          case Mark.Locked(String token) -> new Stored(null, null, null, null, token);
        });
  }

  /** The mark that this is; empty where it is none. A user's value is told apart by one byte. */
  Optional<Mark> decode(byte[] value) {
    return value.length > 2 && value.length <= LARGEST && value[2] != 'i'
        ? read(value)
        : Optional.empty();
  }

  private Optional<Mark> read(byte[] value) {
    Stored stored;
    try {
      stored = reader.readValue(value);
    } catch (JacksonException e) {
      return Optional.empty();
    }
    return stored == null ? Optional.empty() : mark(stored);
  }

  private static Optional<Mark> mark(Stored s) {
    boolean plain = s.absent() == null && s.cachedAt() == null;
    if (s.absent() != null && s.absent() && s.cachedAt() != null && s.cachedAt() >= 0) {
      return alone(s.lease(), s.gone(), s.lock())
          ? Optional.of(new Mark.Absent(s.cachedAt()))
          : Optional.empty();
    }
    if (plain && isToken(s.lease()) && alone(s.gone(), s.lock())) {
      return Optional.of(new Mark.Leased(String.valueOf(s.lease())));
    }
    if (plain && isToken(s.lock()) && alone(s.gone(), s.lease())) {
      return Optional.of(new Mark.Locked(String.valueOf(s.lock())));
    }
    return plain && s.gone() != null && s.gone() >= 1 && alone(s.lease(), s.lock())
        ? Optional.of(new Mark.Gone(s.gone()))
        : Optional.empty();
  }

  private static boolean isToken(@Nullable String text) {
    return text != null && TOKEN.matcher(text).matches();
  }

  private static boolean alone(@Nullable Object... others) {
    for (Object other : others) {
      if (other != null) {
        return false;
      }
    }
    return true;
  }
}
