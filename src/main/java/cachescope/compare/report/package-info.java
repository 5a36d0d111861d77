/**
 * What a comparison measured or a simulation came to, for people and for programs.
 *
 * <ul>
 *   <li>Lives here: the same figures as text, CSV, JSON and one HTML page.
 *   <li>May import: event, compare, policy.
 *   <li>Must not know: where it is written to.
 *   <li>Start at: {@link cachescope.compare.report.RunsText}.
 * </ul>
 */
@NullMarked
package cachescope.compare.report;

import org.jspecify.annotations.NullMarked;
