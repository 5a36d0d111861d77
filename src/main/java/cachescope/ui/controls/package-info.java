/**
 * The left bar: everything that a person can change.
 *
 * <ul>
 *   <li>Lives here: one file a section, and the few kinds of rows that they are made of.
 *   <li>May import: session, event, stage, and the window's palette, texts and actions.
 *   <li>Must not know: Redis, the service; what comes of a wish, other than by the next frame.
 *   <li>Start at: {@link cachescope.ui.controls.ControlsPanel}.
 * </ul>
 */
@NullMarked
package cachescope.ui.controls;

import org.jspecify.annotations.NullMarked;
