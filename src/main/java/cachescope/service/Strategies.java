package cachescope.service;

import cachescope.event.CacheCallEvent.BypassReason;
import cachescope.event.Invalidation;
import cachescope.event.Settings;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what the settings choose, once for each change of them: the way reads go, the way
 * writes go, and the protections around them. Safe for any number of threads.
 */
final class Strategies {
  private record Made(Settings settings, Strategy strategy) {}

  private final GuardedCache cache;
  private final UserCache redis;
  private final Guard guard;
  private final BehindStore store;
  private final UserJson json;
  private final Instance instance;
  private final ChangeBus bus;
  private final DirtyWrites dirty;
  private final StreamedWrites streamed;
  private final Background background;
  private final DoubleSupplier random;
  private final Strategy none;
  private volatile @Nullable Made made;

  /**
   * @param shared with the other instances
   * @param dirty the writes that wait in this instance's memory
   * @param random from 0 to below 1
   */
  Strategies(Shared shared, Instance instance, DirtyWrites dirty, DoubleSupplier random) {
    this.cache = shared.cache();
    this.redis = shared.redis();
    this.guard = shared.guard();
    this.store = new BehindStore(shared.store(), List.of(dirty, shared.streamed()));
    this.json = shared.json();
    this.instance = instance;
    this.bus = shared.bus();
    this.dirty = dirty;
    this.streamed = shared.streamed();
    this.background = shared.background();
    this.random = random;
    this.none = new NoCache(cache, store, BypassReason.CACHE_OFF);
  }

  /** The strategy that these settings choose; quickly found where they are the same object. */
  @SuppressWarnings("ReferenceEquality")
  Strategy of(Settings settings) {
    Made last = made;
    if (last != null && last.settings() == settings) {
      return last.strategy();
    }
    Strategy strategy =
        settings.cacheOn() ? new Composed(reading(settings), writing(settings)) : none;
    made = new Made(settings, strategy);
    return strategy;
  }

  private CachedRead reading(Settings settings) {
    Values values = new Values(json, instance.absentees(), random);
    Filling plain = new PlainFilling(cache, values);
    Filling filling = plain;
    GuardedCache.Look look = GuardedCache.Look.GET;
    if (Writings.by(settings, Invalidation.VERSIONED_KEY)) {
      Generations generations = new Generations(cache, plain);
      filling = generations;
      look = generations;
    } else if (Writings.by(settings, Invalidation.TAG)) {
      filling = new Tags(cache, values);
    } else if (settings.pattern().strategy().behind()) {
      // A load that began before a write was acknowledged must not take its value's place.
      filling = new NewerFilling(cache, values);
    }
    Loader loader = new StoreLoader(store, filling);
    return new CachedRead(cache, look, OnHit.NOTHING, loader);
  }

  private Writing writing(Settings settings) {
    Values values = new Values(json, instance.absentees(), random);
    return new Writings(
            cache,
            store,
            new Storing(redis, cache, guard, values),
            new Deletion(cache, background),
            new Generations(cache, new PlainFilling(cache, values)),
            new Tags(cache, values),
            bus,
            dirty,
            streamed)
        .of(settings.pattern());
  }
}
