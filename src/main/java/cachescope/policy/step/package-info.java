/** A short sequence of requests, met by policies step by step: what is where, who left, and why. */
@NullMarked
package cachescope.policy.step;

import org.jspecify.annotations.NullMarked;
