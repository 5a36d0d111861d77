/** Miss ratio over the size of the cache: exact, sampled, or from runs. */
@NullMarked
package cachescope.policy.curve;

import org.jspecify.annotations.NullMarked;
