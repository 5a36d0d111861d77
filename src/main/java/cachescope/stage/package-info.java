/**
 * What is where at a moment: keys, requests on their way, the database's line.
 *
 * <ul>
 *   <li>Lives here: {@code Stage}, a fold over the events, and {@code StageScene}, the picture it
 *       gives.
 *   <li>May import: event.
 *   <li>Must not know: pixels, colours, JavaFX, Redis.
 *   <li>Start at: {@link cachescope.stage.StageScene}.
 * </ul>
 */
@NullMarked
package cachescope.stage;

import org.jspecify.annotations.NullMarked;
