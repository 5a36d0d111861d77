/**
 * Requests, one after the other: from generators, seeded and repeatable, and from files.
 *
 * <ul>
 *   <li>Lives here: {@code Trace} and the orders in which users are asked for, one file each;
 *       {@code RequestTrace} and the files' formats, one file each.
 *   <li>May import: no other room. Of libraries the decompressors.
 *   <li>Must not know: when a request is sent, who answers it.
 *   <li>Start at: {@link cachescope.trace.Trace}, {@link cachescope.trace.RequestTrace}.
 * </ul>
 */
@NullMarked
package cachescope.trace;

import org.jspecify.annotations.NullMarked;
