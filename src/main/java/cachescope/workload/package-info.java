/**
 * Who asks when: requests sent at their own time, whether or not earlier ones came back.
 *
 * <ul>
 *   <li>Lives here: the open-loop workload, its arrivals, the trace of a described workload.
 *   <li>May import: event, trace, service.
 *   <li>Must not know: Redis, SQL, metrics, the screen.
 *   <li>Start at: {@link cachescope.workload.Workload}.
 * </ul>
 */
@NullMarked
package cachescope.workload;

import org.jspecify.annotations.NullMarked;
