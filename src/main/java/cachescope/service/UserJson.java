package cachescope.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Users as JSON, as the cache holds them and as the service answers them.
 *
 * <p>What is read from the cache is untrusted: anybody may have written it. Anything but exactly
 * our own fields, of our own types and of a bounded size, is refused. Safe for any number of
 * threads.
 */
public final class UserJson {
  private static final int LARGEST = 8 << 20;
  private static final String PATTERN =
      "iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAYAAACqaXHeAAAACXBIWXMAAAsTAA";

  /**
   * The cached form. The avatar pads the value to a chosen size, so that memory can run out at all.
   */
  @JsonPropertyOrder({"id", "name", "email", "version", "cachedAt", "avatar"})
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Stored(
      @JsonProperty(required = true) long id,
      @JsonProperty(required = true) @Nullable String name,
      @JsonProperty(required = true) @Nullable String email,
      @JsonProperty(required = true) long version,
      @JsonProperty(required = true) long cachedAt,
      @Nullable String avatar) {}

  /** The answered form. */
  @JsonPropertyOrder({"id", "name", "email"})
  record Shown(long id, String name, String email) {}

  private final ObjectReader reader;
  private final ObjectWriter writer;
  private final ObjectWriter shownWriter;
  private volatile String avatar = "";

  public UserJson() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(4)
                    .maxNameLength(64)
                    .maxNumberLength(20)
                    .maxStringLength(LARGEST)
                    .maxDocumentLength(LARGEST)
                    .build())
            .build();
    JsonMapper mapper =
        JsonMapper.builder(factory)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, UserJson::onlyText)
            .build();
    reader = mapper.readerFor(Stored.class);
    writer = mapper.writerFor(Stored.class);
    shownWriter = mapper.writerFor(Shown.class);
  }

  /** The value to keep in the cache, padded with an avatar of this many bytes. */
  public byte[] encode(User user, long cachedAt, int avatarBytes) {
    return writer.writeValueAsBytes(
        new Stored(
            user.id(),
            user.name(),
            user.email(),
            user.version(),
            cachedAt,
            avatarBytes == 0 ? null : avatar(avatarBytes)));
  }

  /**
   * Reads a cached value.
   *
   * @throws UnreadableException with a sentence where it is not a value of this user written by
   *     this program
   */
  public CachedUser decode(long userId, byte[] value) throws UnreadableException {
    Stored stored = read(value);
    if (stored.id() != userId || userId < 1) {
      throw new UnreadableException("it holds user " + stored.id() + ", not " + userId);
    }
    User user =
        new User(
            stored.id(),
            Objects.requireNonNull(stored.name()),
            Objects.requireNonNull(stored.email()),
            stored.version());
    return new CachedUser(user, stored.cachedAt(), value.length);
  }

  /** Whether this program may have written it, for whichever user. */
  boolean ours(byte[] value) {
    try {
      read(value);
      return true;
    } catch (UnreadableException e) {
      return false;
    }
  }

  private Stored read(byte[] value) throws UnreadableException {
    Stored stored;
    try {
      stored = reader.readValue(value);
    } catch (JacksonException e) {
      throw new UnreadableException("not the JSON of a user: " + e.getClass().getSimpleName());
    }
    if (stored == null || stored.name() == null || stored.email() == null) {
      throw new UnreadableException("not the JSON of a user: a field is missing");
    }
    return stored;
  }

  /** The answer of {@code GET /users/{id}}. */
  public byte[] show(User user) {
    return shownWriter.writeValueAsBytes(new Shown(user.id(), user.name(), user.email()));
  }

  private static void onlyText(MutableCoercionConfig config) {
    config
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }

  private String avatar(int bytes) {
    String current = avatar;
    if (current.length() != bytes) {
      current = PATTERN.repeat(bytes / PATTERN.length() + 1).substring(0, bytes);
      avatar = current;
    }
    return current;
  }
}
