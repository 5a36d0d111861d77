package cachescope.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
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
  private static final long LONGEST_LOAD = 24 * 3_600_000L;
  private static final long LONGEST_LIFE = 48 * 3_600_000L;
  private static final String PATTERN =
      "iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAYAAACqaXHeAAAACXBIWXMAAAsTAA";

  /**
   * The cached form. The avatar pads the value to a chosen size, so that memory can run out at all;
   * load time and soft end are kept only where something is decided by them.
   */
  @JsonPropertyOrder({
    "id",
    "name",
    "email",
    "version",
    "cachedAt",
    "loadMillis",
    "freshUntil",
    "avatar"
  })
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Stored(
      @JsonProperty(required = true) long id,
      @JsonProperty(required = true) @Nullable String name,
      @JsonProperty(required = true) @Nullable String email,
      @JsonProperty(required = true) long version,
      @JsonProperty(required = true) long cachedAt,
      @Nullable Long loadMillis,
      @Nullable Long freshUntil,
      @Nullable String avatar) {}

  /** The answered form. */
  @JsonPropertyOrder({"id", "name", "email"})
  record Shown(long id, String name, String email) {}

  private final Marks marks = new Marks();
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
    return encode(user, cachedAt, avatarBytes, null, null);
  }

  /**
   * As the other, with what XFetch, refresh-ahead and stale-while-revalidate decide by.
   *
   * @param loadMillis how long the load took
   * @param freshUntil wall time at which its time to live is over, milliseconds since 1970
   */
  byte[] encodeTimed(User user, long cachedAt, int avatarBytes, long loadMillis, long freshUntil) {
    return encode(user, cachedAt, avatarBytes, loadMillis, freshUntil);
  }

  private byte[] encode(
      User user,
      long cachedAt,
      int avatarBytes,
      @Nullable Long loadMillis,
      @Nullable Long freshUntil) {
    return writer.writeValueAsBytes(
        new Stored(
            user.id(),
            user.name(),
            user.email(),
            user.version(),
            cachedAt,
            loadMillis,
            freshUntil,
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
    return new CachedUser(
        user,
        stored.cachedAt(),
        value.length,
        stored.loadMillis() == null ? -1 : stored.loadMillis(),
        stored.freshUntil() == null ? -1 : stored.freshUntil());
  }

  /** Whether this program may have written it, for whichever user. */
  boolean ours(byte[] value) {
    if (marks.decode(value).isPresent()) {
      return true;
    }
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
      throw new UnreadableException("not the JSON of a user: " + why(e));
    }
    if (stored == null || stored.name() == null || stored.email() == null) {
      throw new UnreadableException("not the JSON of a user: a field is missing");
    }
    if (!plausible(stored.loadMillis(), 0, LONGEST_LOAD)
        || !plausible(stored.freshUntil(), stored.cachedAt(), LONGEST_LIFE)) {
      throw new UnreadableException("its times make no sense");
    }
    return stored;
  }

  /** For a person; what the value holds stays out of it. */
  private static String why(JacksonException e) {
    return e instanceof StreamReadException
        ? "it is no JSON at all"
        : "a field is not known, or has a value of another kind";
  }

  /** Whether a time, where it is given, is from a least one to so much later. */
  private static boolean plausible(@Nullable Long time, long from, long longest) {
    return time == null || (from >= 0 && time >= from && time - from <= longest);
  }

  /** The mark in the place of a user; empty where the value is none. */
  Optional<Mark> mark(byte[] value) {
    return marks.decode(value);
  }

  byte[] encode(Mark mark) {
    return marks.encode(mark);
  }

  /** The answer of {@code GET /users/{id}}. */
  public byte[] show(User user) {
    return shownWriter.writeValueAsBytes(new Shown(user.id(), user.name(), user.email()));
  }

  static void onlyText(MutableCoercionConfig config) {
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
