/**
 * The window: the only room with JavaFX.
 *
 * <ul>
 *   <li>Lives here: the main window, its theme, keys and preferences; panels in the sub-rooms.
 *   <li>May import: session, and the snapshots and wishes that a frame is made of.
 *   <li>Must not know: Redis, SQL, the service, threads; how a fact came about.
 *   <li>Start at: {@link cachescope.ui.MainWindow}.
 * </ul>
 */
@NullMarked
package cachescope.ui;

import org.jspecify.annotations.NullMarked;
