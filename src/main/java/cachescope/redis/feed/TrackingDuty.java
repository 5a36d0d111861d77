package cachescope.redis.feed;

import cachescope.redis.client.PushConnection;
import cachescope.redis.client.RedisTarget;
import cachescope.redis.watch.ServerInfo;
import cachescope.service.ChangeFeed.Hearer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Hears which of our keys changed: CLIENT TRACKING in broadcasting mode, over RESP3.
 *
 * <p>Redis sends a key when it was changed, removed or evicted; one whose time to live is over, not
 * before it is removed. Null means that all are gone.
 */
final class TrackingDuty implements Vigil.Duty {
  private final RedisTarget target;
  private final String keys;
  private final Hearer hearer;

  /**
   * @param keys the beginning of all keys that are tracked
   */
  TrackingDuty(RedisTarget target, String keys, Hearer hearer) {
    this.target = target;
    this.keys = keys;
    this.hearer = hearer;
  }

  @Override
  public void keep(Vigil vigil) {
    PushConnection connection =
        vigil.connect(() -> PushConnection.open(target, RedisFeed.ANSWER_WITHIN));
    if (!connection.trackKeys(keys)) {
      throw new Vigil.Denied(
          "%s at %s does not tell which keys changed: client tracking needs RESP3, so Redis 6 or newer, or Valkey."
              .formatted(server(connection), target.place()));
    }
    connection.listenForEver();
    vigil.hearing();
    while (!vigil.closed()) {
      List<?> message = connection.next();
      if (message.size() == 2
          && message.getFirst() instanceof byte[] type
          && new String(type, StandardCharsets.UTF_8).equals("invalidate")
          && !vigil.closed()) {
        tell(message);
      }
    }
  }

  private void tell(List<?> message) {
    if (message.get(1) instanceof List<?> changed) {
      for (Object key : changed) {
        if (key instanceof byte[] name) {
          hearer.heard(new String(name, StandardCharsets.UTF_8));
        }
      }
    } else {
      hearer.heard("");
    }
  }

  private static String server(PushConnection connection) {
    ServerInfo info = ServerInfo.parse(connection.info("server"));
    String version = info.version();
    return version.isEmpty() ? "The server" : info.server() + " " + version;
  }
}
