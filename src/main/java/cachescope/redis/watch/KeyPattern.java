package cachescope.redis.watch;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Which keys are ours, as SCAN and PSUBSCRIBE want it said. */
public final class KeyPattern {
  private final String keys;
  private final String channels;
  private final int channelPrefix;

  /**
   * @param prefix of all our keys, before {@code user:}
   */
  public KeyPattern(String prefix, int database) {
    this.keys = literally(prefix) + "user:*";
    String channel = "__keyspace@" + database + "__:";
    this.channels = channel + keys;
    this.channelPrefix = channel.length();
  }

  /** For {@code SCAN MATCH}. */
  public String keys() {
    return keys;
  }

  /** For {@code PSUBSCRIBE}. */
  String channels() {
    return channels;
  }

  /** The key that a channel is about. */
  Optional<String> keyOf(byte[] channel) {
    return channel.length <= channelPrefix
        ? Optional.empty()
        : Optional.of(
            new String(
                channel, channelPrefix, channel.length - channelPrefix, StandardCharsets.UTF_8));
  }

  private static String literally(String prefix) {
    return prefix.replaceAll("([\\\\*?\\[\\]^])", "\\\\$1");
  }
}
