/**
 * The user service and its caching strategies.
 *
 * <ul>
 *   <li>Lives here: {@code UserService}, one file a strategy, the protections, the ports to cache
 *       and database.
 *   <li>May import: event.
 *   <li>Must not know: Jedis, SQL, HTTP, the screen.
 *   <li>Start at: {@link cachescope.service.UserService}.
 * </ul>
 */
@NullMarked
package cachescope.service;

import org.jspecify.annotations.NullMarked;
