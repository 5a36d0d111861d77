/**
 * Lessons and interview questions: read from data files, taken step by step, proven.
 *
 * <ul>
 *   <li>Lives here: {@code Lesson} and {@code Question} with their file formats, checks, progress.
 *   <li>May import: event, stage, metrics, scenario, policy, trace, workload.
 *   <li>Must not know: Redis, SQL, the engine, the screen; it wishes, and reads the log.
 *   <li>Start at: {@link cachescope.lesson.Lesson}.
 * </ul>
 */
@NullMarked
package cachescope.lesson;

import org.jspecify.annotations.NullMarked;
