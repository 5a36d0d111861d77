package cachescope.service;

import cachescope.event.CacheCallEvent.BypassReason;
import cachescope.event.CachingStrategy;
import cachescope.event.Invalidation;
import cachescope.event.Protections;
import cachescope.event.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what the settings choose, once for each change of them: the way reads go, the way
 * writes go, and the protections around them. Safe for any number of threads.
 */
final class Strategies {
  private record Made(Settings settings, Strategy strategy) {}

  /** How a value is found and stored, and whether a lease may guard it. */
  private record Keeping(GuardedCache.Look look, Filling filling, boolean leased) {}

  private final Shared shared;
  private final GuardedCache cache;
  private final BehindStore store;
  private final Instance instance;
  private final DirtyWrites dirty;
  private final Deletion deletion;
  private final DoubleSupplier random;
  private final Strategy none;
  private volatile @Nullable Made made;

  /**
   * @param shared with the other instances
   * @param dirty the writes that wait in this instance's memory
   * @param random from 0 to below 1
   */
  Strategies(Shared shared, Instance instance, DirtyWrites dirty, DoubleSupplier random) {
    this.shared = shared;
    this.cache = shared.cache();
    this.store = new BehindStore(shared.store(), List.of(dirty, shared.streamed()));
    this.instance = instance;
    this.dirty = dirty;
    this.deletion = new Deletion(cache, shared.background());
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
    shared.breaker().switched(settings.protections().breaker());
    Strategy strategy =
        settings.cacheOn()
            ? new Composed(cache, reading(settings), writing(settings), instance.flights())
            : none;
    made = new Made(settings, strategy);
    return strategy;
  }

  /** A user was created: whatever the cache knows of its id is not true any more. */
  void created(Call call, User user) {
    if (call.settings().cacheOn()) {
      deletion.after(call, user.version());
      instance.flights().forget(cache.key(call));
    }
  }

  private Reading reading(Settings settings) {
    Keeping keeping = keeping(settings);
    Loader loader = loader(settings.protections(), keeping);
    GuardedCache.Look look = keeping.look();
    List<OnHit> hits = new ArrayList<>();
    if (settings.pattern().slidingTtl()) {
      SlidingTtl sliding = new SlidingTtl(cache, look);
      look = sliding;
      hits.add(sliding);
    }
    Renewal renewal =
        new Renewal(cache, loader, instance.refreshes(), shared.requestIds(), shared.background());
    renewing(settings.pattern().strategy(), renewal).ifPresent(hits::add);
    if (settings.protections().xfetchBeta() > 0) {
      hits.add(new XFetch(renewal, random));
    }
    Reading reading = new CachedRead(cache, look, together(hits), loader);
    return settings.protections().bloomFilter()
        ? new FilteredRead(cache, reading, shared.ids())
        : reading;
  }

  private Keeping keeping(Settings settings) {
    Protections protections = settings.protections();
    Values values = values();
    Filling plain = new PlainFilling(cache, values);
    if (Writings.by(settings, Invalidation.VERSIONED_KEY)) {
      Generations generations = new Generations(cache, plain);
      return new Keeping(generations, generations, false);
    }
    if (Writings.by(settings, Invalidation.TAG)) {
      return new Keeping(GuardedCache.Look.GET, new Tags(cache, values), false);
    }
    if (!protections.lease().isZero()) {
      return new Keeping(GuardedCache.Look.GET, new LeasedFilling(cache, values), true);
    }
    // A load that began before a write was acknowledged must not take its value's place.
    boolean versioned = protections.versionedSet() || settings.pattern().strategy().behind();
    return new Keeping(
        GuardedCache.Look.GET, versioned ? new VersionedFilling(cache, values) : plain, false);
  }

  private Values values() {
    return new Values(shared.json(), instance.absentees(), random);
  }

  private Optional<OnHit> renewing(CachingStrategy strategy, Renewal renewal) {
    return switch (strategy) {
      case REFRESH_AHEAD -> Optional.of(new RefreshAhead(renewal));
      case STALE_WHILE_REVALIDATE -> Optional.of(new StaleWhileRevalidate(cache, renewal));
      case CACHE_ASIDE,
          READ_THROUGH,
          WRITE_THROUGH,
          WRITE_AROUND,
          WRITE_BEHIND,
          WRITE_BEHIND_STREAM ->
          Optional.empty();
    };
  }

  /** One after the other, to the first that says that the value's time is over. */
  private static OnHit together(List<OnHit> hits) {
    if (hits.isEmpty()) {
      return OnHit.NOTHING;
    }
    return hits.size() == 1
        ? hits.getFirst()
        : (call, value) -> {
          for (OnHit each : hits) {
            if (each.found(call, value)) {
              return true;
            }
          }
          return false;
        };
  }

  /** From the inside out: who is sent away, or waits for another, is so before the database. */
  private Loader loader(Protections protections, Keeping keeping) {
    UserJson json = shared.json();
    Background background = shared.background();
    Loader loader = new StoreLoader(store, keeping.filling());
    if (protections.bulkhead() > 0) {
      loader = new Bulkhead(cache, loader, instance.loads());
    }
    if (protections.missesPerSecond() > 0) {
      loader = new MissRate(cache, loader, instance.tokens());
    }
    if (keeping.leased()) {
      loader = new LeasedLoad(cache, json, loader, background, random);
    }
    if (!protections.lock().isZero()) {
      loader = new LockedLoad(cache, json, keeping.look(), loader, background, random);
    }
    return protections.singleFlight()
        ? new SingleFlight(cache, loader, instance.flights(), background)
        : loader;
  }

  private Writing writing(Settings settings) {
    Values values = values();
    return new Writings(
            cache,
            store,
            new Storing(shared.redis(), cache, shared.guard(), values),
            deletion,
            new Generations(cache, new PlainFilling(cache, values)),
            new Tags(cache, values),
            shared.bus(),
            dirty,
            shared.streamed())
        .of(settings.pattern());
  }
}
