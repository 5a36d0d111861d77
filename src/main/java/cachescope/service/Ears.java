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
import java.util.stream.Stream;

/**
 * The ears of one instance: open as far as its settings need them, on connections of their own.
 * While its near cache cannot be told of changes it keeps nothing.
 */
final class Ears implements AutoCloseable {
  private static final String GROUP = "invalidators";

  private final ChangeFeed feed;
  private final Deeds deeds;
  private final Supplier<String> consumer;

  /** An ear, and whether it hears by now or never will. */
  private record Opened(Ear ear, Settling listener) {}

  private Optional<Opened> channel = Optional.empty();
  private Optional<Opened> tracking = Optional.empty();
  private Optional<Opened> stream = Optional.empty();
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
    channel = open(channel, messages, this::hear);
    tracking = open(tracking, near == NearCaching.TRACKING, this::track);
    stream = open(stream, invalidation == Invalidation.STREAM, this::follow);
  }

  private Opened hear() {
    Messages messages = new Messages(near);
    return new Opened(feed.hear(ChangeBus.CHANNEL, messages), messages);
  }

  private Opened track() {
    Invalidations invalidations = new Invalidations();
    return new Opened(feed.track(invalidations), invalidations);
  }

  private Opened follow() {
    Entries entries = new Entries();
    return new Opened(feed.follow(ChangeBus.STREAM, GROUP, consumer.get(), entries), entries);
  }

  private static Optional<Opened> open(
      Optional<Opened> now, boolean wanted, Supplier<Opened> opened) {
    if (wanted) {
      return now.isPresent() ? now : Optional.of(opened.get());
    }
    close(now);
    return Optional.empty();
  }

  private static void close(Optional<Opened> opened) {
    opened.ifPresent(each -> each.ear().close());
  }

  /** Whether every ear that is open hears by now, or never will. */
  synchronized boolean settled() {
    return Stream.of(channel, tracking, stream)
        .flatMap(Optional::stream)
        .allMatch(each -> each.listener().settled);
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

  /** Whoever was told at least once how an ear fares. */
  private abstract static class Settling {
    volatile boolean settled;
  }

  private void trust() {
    deeds.near().ifPresent(NearCache::trust);
  }

  private void distrust() {
    deeds.near().ifPresent(NearCache::distrust);
  }

  private final class Messages extends Settling implements Hearer {
    private final boolean coherence;

    Messages(NearCaching near) {
      this.coherence = near == NearCaching.PUBSUB;
    }

    @Override
    public void hearing() {
      if (coherence) {
        trust();
      }
      settled = true;
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
      settled = true;
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

  private final class Invalidations extends Settling implements Hearer {
    @Override
    public void hearing() {
      trust();
      settled = true;
    }

    @Override
    public void deaf(String why) {
      distrust();
    }

    @Override
    public void denied(String why) {
      settled = true;
      distrust();
      deeds.denied(
          "The near cache keeps nothing. " + why + " Choose messages or a short time instead.");
    }

    @Override
    public void heard(String key) {
      deeds.changed(key);
    }
  }

  private final class Entries extends Settling implements Follower {
    @Override
    public void hearing() {
      settled = true;
    }

    @Override
    public void deaf(String why) {
      // The same.
    }

    @Override
    public void denied(String why) {
      settled = true;
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
