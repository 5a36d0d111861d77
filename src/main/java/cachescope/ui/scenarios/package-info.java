/**
 * The screen of scenarios.
 *
 * <ul>
 *   <li>Lives here: the list, the story with its fixes, what came out, the four look-alikes.
 *   <li>May import: event, scenario, session, the window's own parts.
 *   <li>Must not know: how a scenario is played.
 *   <li>Start at: {@link cachescope.ui.scenarios.ScenarioScreen}.
 * </ul>
 */
@NullMarked
package cachescope.ui.scenarios;

import org.jspecify.annotations.NullMarked;
