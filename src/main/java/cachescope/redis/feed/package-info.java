/**
 * What is heard from Redis about changes: messages, streams, and the server's own tracking.
 *
 * <ul>
 *   <li>Lives here: one file for each way to hear, each on a connection of its own.
 *   <li>May import: event, service (ports), {@code redis.client}, {@code redis.watch}.
 *   <li>Must not know: who acts on what is heard.
 *   <li>Start at: {@link cachescope.redis.feed.RedisFeed}.
 * </ul>
 */
@NullMarked
package cachescope.redis.feed;

import org.jspecify.annotations.NullMarked;
