/**
 * The real Redis, embedded or external: the server process, the connections, what Redis itself
 * tells.
 *
 * <ul>
 *   <li>Lives here: {@code RedisLink}, and below it {@code server}, {@code client} and {@code
 *       watch}.
 *   <li>May import: event, the ports of service. Only this room knows Jedis.
 *   <li>Must not know: strategies, breakers, who draws what.
 *   <li>Start at: {@link cachescope.redis.RedisLink}.
 * </ul>
 */
@NullMarked
package cachescope.redis;

import org.jspecify.annotations.NullMarked;
