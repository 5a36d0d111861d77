package cachescope.service;

import cachescope.event.CachePattern;
import cachescope.event.Invalidation;
import cachescope.event.NearCaching;
import cachescope.event.PatternEvent.DropCause;
import cachescope.event.Settings;
import cachescope.service.NearStrategy.Announcing;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One instance of the service: what it keeps in its own memory, what it hears, and the strategy it
 * follows. Safe for any number of threads.
 */
final class ServiceInstance implements AutoCloseable {
  private record Made(Settings settings, Strategy strategy) {}

  private final int number;
  private final Shared shared;
  private final DirtyWrites dirty;
  private final Deeds deeds;
  private final Ears ears;
  private final Strategies strategies;
  private volatile Optional<NearCache> near = Optional.empty();
  private Duration nearTtl = Duration.ZERO;
  private NearCaching coherence = NearCaching.OFF;
  private volatile @Nullable Made made;

  /**
   * @param number from 1
   */
  ServiceInstance(int number, Shared shared) {
    this.number = number;
    this.shared = shared;
    this.dirty =
        new DirtyWrites(shared.store(), shared.background(), shared.clock(), shared.sink());
    this.deeds =
        new Deeds(
            number,
            shared.bus().sender(),
            shared.cache(),
            shared.losses(),
            shared.settings(),
            shared.clock(),
            shared.sink());
    this.ears = new Ears(shared.feed(), deeds, shared::consumer);
    this.strategies = shared.strategies(dirty);
  }

  int number() {
    return number;
  }

  /** The strategy that these settings choose; quickly found where they are the same object. */
  @SuppressWarnings("ReferenceEquality")
  Strategy strategy(Settings settings) {
    Made last = made;
    if (last != null && last.settings() == settings) {
      return last.strategy();
    }
    Strategy plain = strategies.of(settings);
    Optional<NearCache> copies = settings.cacheOn() ? near : Optional.empty();
    Strategy strategy =
        copies.isPresent()
            ? new NearStrategy(plain, copies.get(), shared.cache(), announcing(settings.pattern()))
            : plain;
    made = new Made(settings, strategy);
    return strategy;
  }

  /** Creates a user; whatever the cache knows of its id is not true any more then. */
  Strategy.Write create(Call call, UserPatch first) {
    UserStore.Result row = shared.store().create(call.requestId(), call.userId(), first);
    call.add(row);
    row.user().ifPresent(user -> strategies.created(call, user));
    return new Strategy.Write(row.user(), false);
  }

  private Announcing announcing(CachePattern pattern) {
    boolean saidAnyway =
        Writings.chooses(pattern.strategy()) && pattern.invalidation() == Invalidation.PUBSUB;
    if (pattern.near() != NearCaching.PUBSUB || saidAnyway) {
      return Announcing.NOBODY;
    }
    return writing ->
        (call, patch) -> {
          Strategy.Write write = writing.write(call, patch);
          if (write.user().isPresent()) {
            shared.bus().publish(call, false);
          }
          return write;
        };
  }

  /** Opens, empties and closes what the settings ask for. */
  synchronized void adapt(Settings settings) {
    CachePattern pattern = settings.pattern();
    if (pattern.near() != coherence || !pattern.nearTtl().equals(nearTtl)) {
      coherence = pattern.near();
      nearTtl = pattern.nearTtl();
      near.ifPresent(old -> old.dropAll(DropCause.EMPTIED));
      near =
          coherence == NearCaching.OFF
              ? Optional.empty()
              : Optional.of(
                  new NearCache(
                      number,
                      nearTtl,
                      coherence == NearCaching.TTL_ONLY,
                      shared.clock(),
                      shared.sink()));
      deeds.near(near);
    }
    ears.adapt(pattern);
  }

  /** Whether it hears by now of what it has to hear of, or never will. */
  boolean settled() {
    return ears.settled();
  }

  /** Another Redis is in use: nothing that was heard from the old one holds. */
  synchronized void cacheReplaced(Settings settings) {
    ears.close();
    near.ifPresent(copies -> {
      copies.distrust();
      if (coherence == NearCaching.TTL_ONLY) {
        copies.trust();
      }
    });
    ears.adapt(settings.pattern());
  }

  /** Everything in its memory is gone. */
  void crash() {
    ears.close();
    near.ifPresent(copies -> copies.dropAll(DropCause.EMPTIED));
    dirty.crash("instance %d crashed before the database was told".formatted(number));
  }

  /** Tells the database what it is owed, and hears nothing any more. */
  @Override
  public void close() {
    ears.close();
    near.ifPresent(copies -> copies.dropAll(DropCause.EMPTIED));
    dirty.close();
  }
}
