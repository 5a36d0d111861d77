package cachescope.service;

import cachescope.event.Timing;
import java.util.Optional;

/**
 * The answer to a write.
 *
 * @param user as it is now; empty where there is no such user
 * @param deleteOwed whether the cached value could not be deleted yet
 * @param elapsed nanoseconds in the service
 */
public record WriteAnswer(
    long requestId, Optional<User> user, boolean deleteOwed, long elapsed, Timing timing) {}
