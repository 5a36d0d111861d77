/**
 * The races' screen: who does what when, and what it leaves behind. Start at {@code RaceScreen}.
 */
@NullMarked
package cachescope.ui.race;

import org.jspecify.annotations.NullMarked;
