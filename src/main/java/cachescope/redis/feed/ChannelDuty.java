package cachescope.redis.feed;

import cachescope.redis.client.PushConnection;
import cachescope.redis.client.RedisTarget;
import cachescope.service.ChangeFeed.Hearer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Hears a channel: SUBSCRIBE. */
final class ChannelDuty implements Vigil.Duty {
  private static final int LONGEST = 1_024;

  private final RedisTarget target;
  private final String channel;
  private final Hearer hearer;

  ChannelDuty(RedisTarget target, String channel, Hearer hearer) {
    this.target = target;
    this.channel = channel;
    this.hearer = hearer;
  }

  @Override
  public void keep(Vigil vigil) {
    PushConnection connection =
        vigil.connect(() -> PushConnection.open(target, RedisFeed.ANSWER_WITHIN));
    connection.subscribeTo(channel);
    vigil.hearing();
    while (!vigil.closed()) {
      List<?> message = connection.next();
      if (message.size() == 3
          && message.getFirst() instanceof byte[] type
          && new String(type, StandardCharsets.UTF_8).equals("message")
          && message.get(2) instanceof byte[] text
          && text.length <= LONGEST
          && !vigil.closed()) {
        hearer.heard(new String(text, StandardCharsets.UTF_8));
      }
    }
  }
}
