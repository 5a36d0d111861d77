package cachescope.service;

import cachescope.event.Settings;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what the settings choose, once for each change of them: the way reads go, the way
 * writes go, and the protections around them. Safe for any number of threads.
 */
final class Strategies {
  private record Made(Settings settings, Strategy strategy) {}

  private final GuardedCache cache;
  private final UserStore store;
  private final UserJson json;
  private final Instance instance;
  private final Background background;
  private final DoubleSupplier random;
  private final Strategy none;
  private volatile @Nullable Made made;

  /**
   * @param random from 0 to below 1
   */
  Strategies(
      GuardedCache cache,
      UserStore store,
      UserJson json,
      Instance instance,
      Background background,
      DoubleSupplier random) {
    this.cache = cache;
    this.store = store;
    this.json = json;
    this.instance = instance;
    this.background = background;
    this.random = random;
    this.none = new NoCache(cache, store);
  }

  /** The strategy that these settings choose; quickly found where they are the same object. */
  @SuppressWarnings("ReferenceEquality")
  Strategy of(Settings settings) {
    Made last = made;
    if (last != null && last.settings() == settings) {
      return last.strategy();
    }
    Strategy strategy = settings.cacheOn() ? new Composed(reading(), writing()) : none;
    made = new Made(settings, strategy);
    return strategy;
  }

  private CachedRead reading() {
    Values values = new Values(json, instance.absentees(), random);
    Loader loader = new StoreLoader(store, new PlainFilling(cache, values));
    return new CachedRead(cache, GuardedCache.Look.GET, OnHit.NOTHING, loader);
  }

  private Writing writing() {
    return new DeleteAfter(new Deletion(cache, background), store);
  }
}
