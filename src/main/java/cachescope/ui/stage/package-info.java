/**
 * The middle of the window: what happens, drawn at a moment; and the timeline under it.
 *
 * <ul>
 *   <li>Lives here: {@code StagePanel} with its layers, {@code TimelinePanel}, the words for
 *       events.
 *   <li>May import: event, stage, metrics, session, the palette and words of ui, JavaFX.
 *   <li>Must not know: the other panels, where a frame comes from.
 *   <li>Start at: {@code StagePanel}.
 * </ul>
 */
@NullMarked
package cachescope.ui.stage;

import org.jspecify.annotations.NullMarked;
