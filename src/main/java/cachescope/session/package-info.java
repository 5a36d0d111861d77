/**
 * The engine: wishes in, frames out, one thread that owns all state.
 *
 * <ul>
 *   <li>Lives here: {@code Session}, {@code Engine}, {@code Frame}, playback.
 *   <li>May import: all rooms above it, none of http, cli, ui.
 *   <li>Must not know: how a frame is drawn.
 *   <li>Start at: {@link cachescope.session.Session}.
 * </ul>
 */
@NullMarked
package cachescope.session;

import org.jspecify.annotations.NullMarked;
