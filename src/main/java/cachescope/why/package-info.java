/**
 * The reasons of things: from a question and the log to a chain of facts in words.
 *
 * <ul>
 *   <li>Lives here: {@code Explanation}, and one file a kind of question.
 *   <li>May import: event, stage, metrics.
 *   <li>Must not know: how it is shown, who asked, Redis, JavaFX.
 *   <li>Start at: {@link cachescope.why.Explanation}.
 * </ul>
 */
@NullMarked
package cachescope.why;

import org.jspecify.annotations.NullMarked;
