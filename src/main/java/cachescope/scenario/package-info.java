/**
 * Stories of caching and what must come out of them: read from data files, played, measured.
 *
 * <ul>
 *   <li>Lives here: {@code Scenario} and its file format, the player, what a run is measured by.
 *   <li>May import: event, workload, service, metrics.
 *   <li>Must not know: Redis, SQL, the engine, the screen; it wishes, and reads the log.
 *   <li>Start at: {@link cachescope.scenario.Scenario}.
 * </ul>
 */
@NullMarked
package cachescope.scenario;

import org.jspecify.annotations.NullMarked;
