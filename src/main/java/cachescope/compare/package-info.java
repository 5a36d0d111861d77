/**
 * Two configurations on the same requests, and what the numbers allow one to say.
 *
 * <ul>
 *   <li>Lives here: {@code Comparison}, its statistics, its sentences.
 *   <li>May import: event, service, workload, metrics; its reports also policy.
 *   <li>Must not know: Redis, SQL, the screen, how an arm was built.
 *   <li>Start at: {@link cachescope.compare.Comparison}.
 * </ul>
 */
@NullMarked
package cachescope.compare;

import org.jspecify.annotations.NullMarked;
