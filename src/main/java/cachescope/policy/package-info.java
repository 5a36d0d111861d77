/**
 * Who leaves when a cache is full: the exact policies of the literature and models of Redis's own,
 * simulated on a trace; nothing in here is measured on a Redis.
 *
 * <ul>
 *   <li>Lives here: {@code EvictionPolicy} and one file a policy; below, {@code simulate} runs them
 *       in bulk, {@code curve} draws miss ratio over size, {@code step} shows them request by
 *       request.
 *   <li>May import: trace. Of libraries only the JDK.
 *   <li>Must not know: Redis, the service, files' formats, a screen.
 *   <li>Start at: {@link cachescope.policy.EvictionPolicy}, then {@link
 *       cachescope.policy.Policies}.
 * </ul>
 */
@NullMarked
package cachescope.policy;

import org.jspecify.annotations.NullMarked;
