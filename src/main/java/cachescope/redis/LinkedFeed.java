package cachescope.redis;

import cachescope.service.ChangeFeed;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the Redis in use announces, whichever it is; while there is none, nothing is heard. */
final class LinkedFeed implements ChangeFeed {
  private final Supplier<Optional<InUse>> inUse;
  private final Supplier<String> whyNone;

  /**
   * @param whyNone the sentence while there is no Redis
   */
  LinkedFeed(Supplier<Optional<InUse>> inUse, Supplier<String> whyNone) {
    this.inUse = inUse;
    this.whyNone = whyNone;
  }

  @Override
  public Ear hear(String channel, Hearer hearer) {
    return with(feed -> feed.hear(channel, hearer), hearer);
  }

  @Override
  public Ear track(Hearer hearer) {
    return with(feed -> feed.track(hearer), hearer);
  }

  @Override
  public Ear follow(String stream, String group, String consumer, Follower follower) {
    return with(feed -> feed.follow(stream, group, consumer, follower), follower);
  }

  private Ear with(Function<ChangeFeed, Ear> open, Listener listener) {
    Optional<InUse> now = inUse.get();
    if (now.isPresent()) {
      return open.apply(now.get().feed());
    }
    listener.deaf(whyNone.get());
    return () -> {};
  }
}
