/**
 * The real SQL database behind {@code UserStore}: its connections, the line for them, the added
 * delay.
 *
 * <ul>
 *   <li>Lives here: the store, its connection pool, the users that fill it.
 *   <li>May import: event, service (ports).
 *   <li>Must not know: the cache, who asks, the screen.
 *   <li>Start at: {@link cachescope.database.JdbcUserStore}.
 * </ul>
 */
@NullMarked
package cachescope.database;

import org.jspecify.annotations.NullMarked;
