package cachescope.scenario;

import cachescope.event.CacheCallEvent;
import cachescope.event.DatabaseEvent;
import cachescope.event.LoggedEvent;
import cachescope.event.MessageEvent;
import cachescope.event.PatternEvent;
import cachescope.event.RedisEvent;
import cachescope.event.RequestEvent;
import cachescope.event.SessionEvent;
import cachescope.event.UseEvent;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * In which order our own requests used the keys: whether Redis, which samples, evicted the one that
 * was idle longest. Confined to one thread.
 */
final class UseOrder {
  /** The one that was idle longest first. */
  private final SequencedSet<String> keys = new LinkedHashSet<>();

  private long otherEvicted;

  void apply(LoggedEvent logged) {
    switch (logged.event()) {
      case CacheCallEvent call -> used(call);
      case RedisEvent told -> left(told);
      case RequestEvent _,
          DatabaseEvent _,
          PatternEvent _,
          MessageEvent _,
          UseEvent _,
          SessionEvent _ -> {}
    }
  }

  private void used(CacheCallEvent call) {
    if (call instanceof CacheCallEvent.Hit hit) {
      keys.addLast(hit.key());
    } else if (call instanceof CacheCallEvent.Filled filled) {
      keys.addLast(filled.key());
    }
  }

  private void left(RedisEvent told) {
    if (told instanceof RedisEvent.KeyEvicted gone) {
      evicted(gone.key());
    } else if (told instanceof RedisEvent.KeyExpired gone) {
      keys.remove(gone.key());
    } else if (told instanceof RedisEvent.KeyDeleted gone) {
      keys.remove(gone.key());
    } else if (told instanceof RedisEvent.Emptied) {
      keys.clear();
    }
  }

  private void evicted(String key) {
    if (keys.contains(key) && !keys.getFirst().equals(key)) {
      otherEvicted++;
    }
    keys.remove(key);
  }

  /** Evictions of a key though another one was idle longer. */
  long otherEvicted() {
    return otherEvicted;
  }
}
