/**
 * The screen on which eviction policies are met step by step, and their curves.
 *
 * <ul>
 *   <li>Lives here: sequences, the policies' own structures, guessing, the live row, the curve.
 *   <li>May import: event, trace, policy, compare, session, the window's own parts.
 *   <li>Must not know: how a policy decides, how a real Redis is run.
 *   <li>Start at: {@link cachescope.ui.policies.PoliciesScreen}.
 * </ul>
 */
@NullMarked
package cachescope.ui.policies;

import org.jspecify.annotations.NullMarked;
