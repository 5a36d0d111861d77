/**
 * What Redis itself tells about our keys and about itself.
 *
 * <ul>
 *   <li>Lives here: notifications, readings of keys and of the server, resynchronisation.
 *   <li>May import: event, redis.client.
 *   <li>Must not know: the service, or what it hoped to have done.
 *   <li>Start at: {@link cachescope.redis.watch.KeyWatch}.
 * </ul>
 */
@NullMarked
package cachescope.redis.watch;

import org.jspecify.annotations.NullMarked;
