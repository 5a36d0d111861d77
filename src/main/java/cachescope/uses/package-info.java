/**
 * Where caching is used besides users: API gateway, CDN, database query, sessions, recommendations.
 *
 * <ul>
 *   <li>Lives here: {@code Use} and one file for each, over real HTTP on loopback, SQL and Redis.
 *   <li>May import: event, service (the port of the cache).
 *   <li>Must not know: Jedis, H2, the engine, the screen; it tells facts.
 *   <li>Start at: {@link cachescope.uses.Uses}.
 * </ul>
 */
@NullMarked
package cachescope.uses;

import org.jspecify.annotations.NullMarked;
