/**
 * The command line: reads what a person typed and hands it on as options.
 *
 * <ul>
 *   <li>Lives here: the commands, their options, what their values must look like.
 *   <li>May import: every room but ui.
 *   <li>Must not know: how a command does its work.
 *   <li>Start at: {@link cachescope.cli.CacheScopeCommand}.
 * </ul>
 */
@NullMarked
package cachescope.cli;

import org.jspecify.annotations.NullMarked;
