/**
 * The right side of the window: what it costs, as charts on canvases of our own.
 *
 * <ul>
 *   <li>Lives here: one panel a chart: latency, hit ratio, database load, cache on against off.
 *   <li>May import: event, metrics, session, the palette and words of ui, JavaFX.
 *   <li>Must not know: the other panels, how a number was measured.
 *   <li>Start at: {@code LatencyChart}.
 * </ul>
 */
@NullMarked
package cachescope.ui.charts;

import org.jspecify.annotations.NullMarked;
