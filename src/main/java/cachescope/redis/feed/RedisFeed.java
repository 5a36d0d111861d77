package cachescope.redis.feed;

import cachescope.redis.client.RedisFaults;
import cachescope.redis.client.RedisTarget;
import cachescope.service.ChangeFeed;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What one server announces; all its ears end with it. */
public final class RedisFeed implements ChangeFeed, AutoCloseable {
  static final Duration ANSWER_WITHIN = Duration.ofSeconds(1);

  private final RedisTarget target;
  private final String prefix;
  private final RedisFaults faults;
  private final Set<Vigil> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * No connection is made yet.
   *
   * @param prefix of all our keys, channels and streams
   */
  public RedisFeed(RedisTarget target, String prefix) {
    this.target = target;
    this.prefix = prefix;
    this.faults = new RedisFaults(target, ANSWER_WITHIN, Optional::empty);
  }

  @Override
  public Ear hear(String channel, Hearer hearer) {
    return begin("redis-channel", new ChannelDuty(target, prefix + channel, hearer), hearer);
  }

  @Override
  public Ear track(Hearer hearer) {
    return begin("redis-tracking", new TrackingDuty(target, prefix + "user:", hearer), hearer);
  }

  @Override
  public Ear follow(String stream, String group, String consumer, Follower follower) {
    return begin(
        "redis-stream",
        new StreamDuty(target, prefix + stream, group, consumer, follower),
        follower);
  }

  private Ear begin(String name, Vigil.Duty duty, Listener listener) {
    Vigil[] self = new Vigil[1];
    Vigil vigil = new Vigil(name, duty, listener, faults, () -> open.remove(self[0]));
    self[0] = vigil;
    open.add(vigil);
    if (closed) {
      vigil.close();
    } else {
      vigil.start();
    }
    return vigil;
  }

  /** Closes all ears. */
  @Override
  public void close() {
    closed = true;
    open.forEach(Vigil::close);
  }
}
