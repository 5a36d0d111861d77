/**
 * A real Redis of its own beside the simulated policies: what it keeps of a sequence of requests,
 * and of many.
 *
 * <ul>
 *   <li>Lives here: the server of such a measurement, its calibration, the two measurements.
 *   <li>May import: event, redis.client, redis.server.
 *   <li>Must not know: the simulator, the session's own Redis.
 *   <li>Start at: {@link cachescope.redis.live.LiveRowRun}.
 * </ul>
 */
@NullMarked
package cachescope.redis.live;

import org.jspecify.annotations.NullMarked;
