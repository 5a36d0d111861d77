/**
 * The examination of a Redis that nobody knows yet: what it is, what of this program is off because
 * of it, what is unsafe, how to mend it.
 *
 * <ul>
 *   <li>Lives here: a bounded conversation with strangers, and one file a group of findings.
 *   <li>May import: event, redis.client, redis.watch.
 *   <li>Must not know: the server in use; it changes nothing, anywhere.
 *   <li>Start at: {@link cachescope.redis.doctor.Doctor}.
 * </ul>
 */
@NullMarked
package cachescope.redis.doctor;

import org.jspecify.annotations.NullMarked;
