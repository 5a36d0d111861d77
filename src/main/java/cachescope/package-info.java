/**
 * What lives here: the program's entry, and the one place where the rooms are joined.
 *
 * <p>What it may import: every room.
 *
 * <p>What it must not know: how any room does its work.
 *
 * <p>Where to start: {@link cachescope.Main}.
 */
@NullMarked
package cachescope;

import org.jspecify.annotations.NullMarked;
