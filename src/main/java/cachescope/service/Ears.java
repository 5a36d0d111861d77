package cachescope.service;

import cachescope.event.CachePattern;
import cachescope.event.Invalidation;
import cachescope.event.NearCaching;
import cachescope.service.ChangeFeed.Ear;
import cachescope.service.ChangeFeed.Entry;
import cachescope.service.ChangeFeed.Follower;
import cachescope.service.ChangeFeed.Hearer;
import cachescope.service.ChangeFeed.Verdict;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The ears of one instance: open as far as its settings need them, on connections of their own.
 * While its near cache cannot be told of changes it keeps nothing.
 */
final class Ears implements AutoCloseable {
  private static final String GROUP = "invalidators";

  private final ChangeFeed feed;
  private final Deeds deeds;
  private final Supplier<String> consumer;
  private Optional<Ear> channel = Optional.empty();
  private Optional<Ear> tracking = Optional.empty();
  private Optional<Ear> stream = Optional.empty();
  private NearCaching near = NearCaching.OFF;
  private Duration nearTtl = Duration.ZERO;

  /**
   * @param consumer a name for each time that the stream is read anew
   */
  Ears(ChangeFeed feed, Deeds deeds, Supplier<String> consumer) {
    this.feed = feed;
    this.deeds = deeds;
    this.consumer = consumer;
  }

  /** Opens and closes what the settings ask for; the near cache is in place already. */
  synchronized void adapt(CachePattern pattern) {
    Invalidation invalidation =
        Writings.chooses(pattern.strategy()) ? pattern.invalidation() : Invalidation.TTL_ONLY;
    boolean otherCopies = near != pattern.near() || !nearTtl.equals(pattern.nearTtl());
    near = pattern.near();
    nearTtl = pattern.nearTtl();
    if (otherCopies) {
      // The new memory is trusted once it is known that changes are heard.
      close(channel);
      close(tracking);
      channel = Optional.empty();
      tracking = Optional.empty();
    }
    boolean messages = invalidation == Invalidation.PUBSUB || near == NearCaching.PUBSUB;
    channel = open(channel, messages, () -> feed.hear(ChangeBus.CHANNEL, new Messages(near)));
    tracking = open(tracking, near == NearCaching.TRACKING, () -> feed.track(new Invalidations()));
    stream =
        open(
            stream,
            invalidation == Invalidation.STREAM,
            () -> feed.follow(ChangeBus.STREAM, GROUP, consumer.get(), new Entries()));
  }

  private static Optional<Ear> open(Optional<Ear> now, boolean wanted, Supplier<Ear> opened) {
    if (wanted) {
      return now.isPresent() ? now : Optional.of(opened.get());
    }
    close(now);
    return Optional.empty();
  }

  private static void close(Optional<Ear> ear) {
    ear.ifPresent(Ear::close);
  }

  /** Hears nothing any more, until it is adapted again. */
  @Override
  public synchronized void close() {
    close(channel);
    close(tracking);
    close(stream);
    channel = Optional.empty();
    tracking = Optional.empty();
    stream = Optional.empty();
  }

  private void trust() {
    deeds.near().ifPresent(NearCache::trust);
  }

  private void distrust() {
    deeds.near().ifPresent(NearCache::distrust);
  }

  private final class Messages implements Hearer {
    private final boolean coherence;

    Messages(NearCaching near) {
      this.coherence = near == NearCaching.PUBSUB;
    }

    @Override
    public void hearing() {
      if (coherence) {
        trust();
      }
    }

    @Override
    public void deaf(String why) {
      if (coherence) {
        distrust();
      }
      deeds.deaf(why);
    }

    @Override
    public void denied(String why) {
      if (coherence) {
        distrust();
      }
      deeds.denied("No messages about changes are heard: " + why);
    }

    @Override
    public void heard(String text) {
      deeds.heard(text);
    }
  }

  private final class Invalidations implements Hearer {
    @Override
    public void hearing() {
      trust();
    }

    @Override
    public void deaf(String why) {
      distrust();
    }

    @Override
    public void denied(String why) {
      distrust();
      deeds.denied(
          "The near cache keeps nothing. " + why + " Choose messages or a short time instead.");
    }

    @Override
    public void heard(String key) {
      deeds.changed(key);
    }
  }

  private final class Entries implements Follower {
    @Override
    public void hearing() {
      // What was appended meanwhile is still there.
    }

    @Override
    public void deaf(String why) {
      // The same.
    }

    @Override
    public void denied(String why) {
      deeds.denied("The stream of changes is read by nobody: " + why);
    }

    @Override
    public Verdict read(Entry entry) {
      return deeds.delivered(entry);
    }

    @Override
    public void parked(String id, int tries) {
      deeds.parked(id, tries);
    }

    @Override
    public void gone(String why) {
      // With the values that its entries were about: nothing is stale because of it.
    }

    @Override
    public void durable(boolean aof) {
      // What it would delete is gone with it.
    }

    @Override
    public Duration pace() {
      return Duration.ZERO;
    }
  }
}
