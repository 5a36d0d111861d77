/**
 * Races: requests on one key, one operation at a time, in any order. Start at {@code RaceTrack}.
 */
@NullMarked
package cachescope.scenario.race;

import org.jspecify.annotations.NullMarked;
