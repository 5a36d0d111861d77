/**
 * Recordings: the log as lines of JSON in a file, written while a session runs and read back
 * without Redis and database.
 *
 * <ul>
 *   <li>Lives here: the format, the recorder, and a recording as a log that can be read.
 *   <li>May import: event.
 *   <li>Must not know: what is made of the events, where they came from.
 *   <li>Start at: {@link cachescope.recording.Recording}.
 * </ul>
 */
@NullMarked
package cachescope.recording;

import org.jspecify.annotations.NullMarked;
