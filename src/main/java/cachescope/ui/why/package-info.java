/**
 * The answer to "why?", as a card beside the charts.
 *
 * <ul>
 *   <li>Lives here: {@code WhyCard} and its parts.
 *   <li>May import: event, why, session, the palette and words of ui, JavaFX.
 *   <li>Must not know: how an explanation is found.
 *   <li>Start at: {@code WhyCard}.
 * </ul>
 */
@NullMarked
package cachescope.ui.why;

import org.jspecify.annotations.NullMarked;
