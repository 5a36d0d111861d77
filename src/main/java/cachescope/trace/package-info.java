/**
 * Requests, one after the other: from generators, seeded and repeatable.
 *
 * <ul>
 *   <li>Lives here: {@code Trace} and the orders in which users are asked for, one file each.
 *   <li>May import: no other room.
 *   <li>Must not know: when a request is sent, who answers it.
 *   <li>Start at: {@link cachescope.trace.Trace}.
 * </ul>
 */
@NullMarked
package cachescope.trace;

import org.jspecify.annotations.NullMarked;
