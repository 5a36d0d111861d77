package cachescope.scenario.race;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Redis holds under the key of a race. */
public sealed interface Held {
  /** No such key. */
  record Nothing() implements Held {
    @Override
    public String words() {
      return "nothing";
    }
  }

  /** A user's value. */
  record Value(long version) implements Held {
    @Override
    public String words() {
      return "v" + version;
    }
  }

  /**
   * The right of somebody to fill the key.
   *
   * @param holder the actor's name; as it is read from Redis, the token of the lease
   */
  record Lease(String holder) implements Held {
    @Override
    public String words() {
      return "lease of " + holder;
    }
  }

  /** The mark of a write, which refuses fills older than its version. */
  record Tombstone(long version) implements Held {
    @Override
    public String words() {
      return "tombstone of v" + version;
    }
  }

  /** Something else. */
  record Other(String text) implements Held {
    @Override
    public String words() {
      return text;
    }
  }

  /** A short text for a person. */
  String words();

  /** Whether it would be answered though the database has a newer version. */
  default boolean staleAgainst(long databaseVersion) {
    return this instanceof Value(long version) && version < databaseVersion;
  }

  /** Reads what a GET brought. */
  static Held of(Optional<byte[]> bytes) {
    return bytes.map(Held::of).orElse(new Nothing());
  }

  /** Reads a value. */
  static Held of(byte[] value) {
    JsonNode json;
    try {
      json = JsonMapper.shared().readTree(value);
    } catch (JacksonException e) {
      return new Other("something that is not JSON");
    }
    if (json.path("version").isIntegralNumber()) {
      return new Value(json.path("version").asLong());
    }
    if (json.path("lease").isString()) {
      return new Lease(json.path("lease").asString());
    }
    if (json.path("gone").isIntegralNumber()) {
      return new Tombstone(json.path("gone").asLong());
    }
    return new Other(new String(value, StandardCharsets.UTF_8));
  }
}
