package cachescope.service;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * All ids that there are, in Bloom filters: one for the first thousand, then each twice as large as
 * the one before and twice as strict, so that all of them together are wrong for 1 % at the most.
 *
 * <p>Almeida et al., "Scalable Bloom Filters", 2007. Filled from the database when first asked, and
 * told of every id before its row is there. Where others may add rows too nothing is ruled out.
 * Safe for any number of threads.
 */
final class KnownIds {
  private static final int FIRST = 1_000;
  private static final double FALSE_POSITIVES = 0.005;

  private final UserStore store;
  private final List<BloomFilter> filters = new CopyOnWriteArrayList<>();
  private int room;
  private int size = FIRST;
  private double share = FALSE_POSITIVES;
  private volatile boolean filled;

  KnownIds(UserStore store) {
    this.store = store;
  }

  /** Whether there may be a user with this id; false: there certainly is none. */
  boolean mayBe(long id) {
    if (!filled && !fill()) {
      return true;
    }
    for (BloomFilter filter : filters) {
      if (filter.mayHold(id)) {
        return true;
      }
    }
    return false;
  }

  private synchronized boolean fill() {
    if (!filled && store.committedVersion(1).isPresent()) {
      try {
        store.watchIds(this::add);
        filled = true;
      } catch (StoreException e) {
        // Who does not know the ids rules nobody out.
        return false;
      }
    }
    return filled;
  }

  private synchronized void add(long id) {
    if (room == 0) {
      filters.add(new BloomFilter(size, share));
      room = size;
      size = Math.min(2 * size, 1 << 24);
      share /= 2;
    }
    filters.getLast().add(id);
    room--;
  }
}
