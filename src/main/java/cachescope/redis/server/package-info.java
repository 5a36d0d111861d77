/**
 * The embedded Redis: a real redis-server as a child process.
 *
 * <ul>
 *   <li>Lives here: which binary, its folder, its start, its end.
 *   <li>May import: redis.client, to ask the server who it is.
 *   <li>Must not know: users, keys, events.
 *   <li>Start at: {@link cachescope.redis.server.RedisServer}.
 * </ul>
 */
@NullMarked
package cachescope.redis.server;

import org.jspecify.annotations.NullMarked;
