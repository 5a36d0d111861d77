/**
 * The screen that compares configurations.
 *
 * <ul>
 *   <li>Lives here: the line-up, the table of what was measured, the percentile plot, trade-offs.
 *   <li>May import: event, compare, session, the window's own parts.
 *   <li>Must not know: how a comparison is run.
 *   <li>Start at: {@link cachescope.ui.compare.CompareScreen}.
 * </ul>
 */
@NullMarked
package cachescope.ui.compare;

import org.jspecify.annotations.NullMarked;
