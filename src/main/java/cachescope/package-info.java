/**
 * The program's entry, and the one place where the rooms are joined.
 *
 * <ul>
 *   <li>Lives here: the entry and the parts list.
 *   <li>May import: every room.
 *   <li>Must not know: how any room does its work.
 *   <li>Start at: {@link cachescope.Main}.
 * </ul>
 */
@NullMarked
package cachescope;

import org.jspecify.annotations.NullMarked;
