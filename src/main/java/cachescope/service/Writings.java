package cachescope.service;

import cachescope.event.CachePattern;
import cachescope.event.CachingStrategy;
import cachescope.event.Invalidation;
import cachescope.event.Settings;

/**
 * Chooses what a write does, by strategy and invalidation. Safe for any number of threads.
 *
 * @param store the database as it will be
 */
record Writings(
    GuardedCache cache,
    BehindStore store,
    Storing storing,
    Deletion deletion,
    Generations generations,
    Tags tags,
    ChangeBus bus,
    DirtyWrites dirty,
    StreamedWrites streamed) {

  /** Whether the invalidation is chosen by a setting, not by the strategy itself. */
  static boolean chooses(CachingStrategy strategy) {
    return switch (strategy) {
      case CACHE_ASIDE, READ_THROUGH, REFRESH_AHEAD, STALE_WHILE_REVALIDATE -> true;
      case WRITE_THROUGH, WRITE_AROUND, WRITE_BEHIND, WRITE_BEHIND_STREAM -> false;
    };
  }

  /** Whether these settings invalidate in this way. */
  static boolean by(Settings settings, Invalidation invalidation) {
    return chooses(settings.pattern().strategy())
        && settings.pattern().invalidation() == invalidation;
  }

  Writing of(CachePattern pattern) {
    return switch (pattern.strategy()) {
      case CACHE_ASIDE, READ_THROUGH, REFRESH_AHEAD, STALE_WHILE_REVALIDATE ->
          invalidating(pattern);
      case WRITE_THROUGH -> new UpdateAfter(storing, deletion, store);
      case WRITE_AROUND -> new PastCache(store);
      case WRITE_BEHIND ->
          new WriteBehind(cache, store, WriteBehind.inMemory(storing, dirty), atOnce());
      case WRITE_BEHIND_STREAM ->
          new WriteBehind(cache, store, WriteBehind.inStream(storing, streamed, cache), atOnce());
    };
  }

  private Writing invalidating(CachePattern pattern) {
    return switch (pattern.invalidation()) {
      case TTL_ONLY -> new PastCache(store);
      case DELETE -> atOnce();
      case UPDATE -> new UpdateAfter(storing, deletion, store);
      case DELETE_FIRST -> new DeleteFirst(cache, store);
      case DELETE_BOTH -> new DeleteBoth(cache, new DeleteAfter(deletion, store));
      case PUBSUB -> new PublishAfter(bus, store);
      case STREAM -> new AppendAfter(bus, deletion, store);
      case VERSIONED_KEY -> new RaiseAfter(generations, cache, store);
      case TAG -> new DropTagAfter(tags, cache, store);
    };
  }

  private Writing atOnce() {
    return new DeleteAfter(deletion, store);
  }
}
