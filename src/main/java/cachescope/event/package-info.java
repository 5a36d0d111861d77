/**
 * What can happen, what can be wished for, and the one log that puts it in order.
 *
 * <ul>
 *   <li>Lives here: facts ({@code CacheEvent}), wishes ({@code Intent}), settings, the event log.
 *   <li>May import: no other room.
 *   <li>Must not know: who produces a fact, who draws it, Redis, SQL, the screen.
 *   <li>Start at: {@link cachescope.event.CacheEvent}.
 * </ul>
 */
@NullMarked
package cachescope.event;

import org.jspecify.annotations.NullMarked;
