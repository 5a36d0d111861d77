package cachescope.redis;

import cachescope.redis.client.RedisAddress;

/**
 * The permission to change settings of a server that belongs to somebody else: given by typing its
 * host's name.
 */
public final class Consent {
  private Consent() {}

  /**
   * Whether it was given.
   *
   * @param typed empty text: it was not
   * @throws IllegalArgumentException with a sentence where another host was named
   */
  public static boolean given(String typed, RedisAddress address) {
    String name = typed.strip();
    if (name.isEmpty()) {
      return false;
    }
    boolean named = address.nodes().stream().anyMatch(n -> n.host().equalsIgnoreCase(name));
    if (!named) {
      throw new IllegalArgumentException(
          "The permission to change settings names \"%s\", but the host is %s; type that name, or leave it empty: then nothing is changed there."
              .formatted(name, address.first().host()));
    }
    return true;
  }
}
