/**
 * What guides a person through the window.
 *
 * <ul>
 *   <li>Lives here: the first minute.
 *   <li>May import: session, event, stage, and the window's palette and texts.
 *   <li>Must not know: what was clicked; a step is done when frames show that it happened.
 *   <li>Start at: {@link cachescope.ui.lessons.FirstRun}.
 * </ul>
 */
@NullMarked
package cachescope.ui.lessons;

import org.jspecify.annotations.NullMarked;
