package cachescope.redis.watch;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which keys are ours, as SCAN and PSUBSCRIBE want it said. */
public final class KeyPattern {
  private static final Pattern FRESH = Pattern.compile("cachescope:[0-9a-f]{8}:");

  /** As the service names what it keeps there. */
  private static final List<String> BESIDES = List.of("stream", "tag", "generation", "use");

  private final String underPrefix;
  private final List<String> besides;
  private final String keys;
  private final String channels;
  private final String wider;
  private final String begin;
  private final int channelPrefix;

  /**
   * @param prefix of all our keys, before {@code user:}
   */
  public KeyPattern(String prefix, int database) {
    this.underPrefix = literally(prefix) + "*";
    this.keys = literally(prefix) + "user:*";
    this.besides = BESIDES.stream().map(kind -> literally(prefix) + kind + ":*").toList();
    String channel = "__keyspace@" + database + "__:";
    this.channels = channel + keys;
    this.wider = FRESH.matcher(prefix).matches() ? channel + "cachescope:*" : "";
    this.begin = prefix + "user:";
    this.channelPrefix = channel.length();
  }

  /** For {@code SCAN MATCH}: all that begins with the prefix, whoever made it. */
  public String underPrefix() {
    return underPrefix;
  }

  /** For {@code SCAN MATCH}. */
  public String keys() {
    return keys;
  }

  /** For {@code SCAN MATCH}: what is kept beside the users, for each kind. */
  public List<String> besides() {
    return besides;
  }

  /** For {@code PSUBSCRIBE}. */
  String channels() {
    return channels;
  }

  /**
   * For {@code PSUBSCRIBE} where that is refused: an ACL allows patterns only as they stand there,
   * and the fresh prefix of a session cannot stand in one. It has other sessions' keys too.
   */
  Optional<String> widerChannels() {
    return wider.isEmpty() ? Optional.empty() : Optional.of(wider);
  }

  /** The key of ours that a channel is about. */
  Optional<String> keyOf(byte[] channel) {
    return channel.length <= channelPrefix
        ? Optional.empty()
        : Optional.of(
                new String(
                    channel, channelPrefix, channel.length - channelPrefix, StandardCharsets.UTF_8))
            .filter(key -> key.startsWith(begin));
  }

  private static String literally(String prefix) {
    return prefix.replaceAll("([\\\\*?\\[\\]^])", "\\\\$1");
  }
}
