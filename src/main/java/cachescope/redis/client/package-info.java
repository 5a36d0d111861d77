/**
 * Connections to one Redis, and what can go wrong with them, in words.
 *
 * <ul>
 *   <li>Lives here: target, sockets, TLS, {@code RedisUserCache}, the table of faults.
 *   <li>May import: event, the ports of service.
 *   <li>Must not know: which server is in use, and why.
 *   <li>Start at: {@link cachescope.redis.client.RedisUserCache}.
 * </ul>
 */
@NullMarked
package cachescope.redis.client;

import org.jspecify.annotations.NullMarked;
