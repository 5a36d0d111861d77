package cachescope.event;

import java.util.Locale;

/** Who talks to the database when, and what a write does to the cache. */
public enum CachingStrategy {
  /** The service asks the cache, then the database, and fills the cache itself. */
  CACHE_ASIDE,
  /** The service knows the cache only; the cache's own layer loads what it misses. */
  READ_THROUGH,
  /** As read-through, and a write goes to the database and the cache in one call. */
  WRITE_THROUGH,
  /** As cache-aside, but a write goes past the cache, to the database alone. */
  WRITE_AROUND,
  /** A write is answered when the cache has it; the database is told later, from memory. */
  WRITE_BEHIND,
  /** As write-behind, but what is still to be written waits in a Redis Stream. */
  WRITE_BEHIND_STREAM,
  /** A hit late in its time to live loads the value anew, in the background. */
  REFRESH_AHEAD,
  /** A value past its time is still answered while it is loaded anew, or cannot be. */
  STALE_WHILE_REVALIDATE;

  /** As it is written in files, options and lists: {@code cache-aside}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the cache's layer talks to the database, not the service. */
  public boolean through() {
    return this == READ_THROUGH || this == WRITE_THROUGH;
  }

  /** Whether a write is answered before the database has it. */
  public boolean behind() {
    return this == WRITE_BEHIND || this == WRITE_BEHIND_STREAM;
  }
}
