/**
 * The user service over HTTP, on this machine only.
 *
 * <ul>
 *   <li>Lives here: {@code GET} and {@code PUT /users/{id}}, {@code GET /stats}, who may come in.
 *   <li>May import: event, service, metrics.
 *   <li>Must not know: Redis, SQL, the window.
 *   <li>Start at: {@link cachescope.http.UserEndpoint}.
 * </ul>
 */
@NullMarked
package cachescope.http;

import org.jspecify.annotations.NullMarked;
