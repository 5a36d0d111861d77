/**
 * Counts, ratios and percentiles, folded from every event.
 *
 * <ul>
 *   <li>Lives here: {@code Metrics} and the snapshot it hands out.
 *   <li>May import: event.
 *   <li>Must not know: who shows a number, Redis, the screen.
 *   <li>Start at: {@link cachescope.metrics.MetricsSnapshot}.
 * </ul>
 */
@NullMarked
package cachescope.metrics;

import org.jspecify.annotations.NullMarked;
