package cachescope.stage;

import cachescope.event.CacheCallEvent;
import java.util.Optional;

/**
 * What a read's lookup brought other than a hit, and what was known of its key at that moment.
 *
 * @param event {@code Missed}, {@code Bypassed} or {@code CacheFailed}
 * @param at session nanoseconds
 * @param cell the key, where we thought it to be in Redis
 * @param left how it had left Redis last, where that is known
 * @param blind whether notifications could not be seen
 */
record Lookup(
    CacheCallEvent event, long at, Optional<KeyCell> cell, Optional<KeyExit> left, boolean blind) {}
