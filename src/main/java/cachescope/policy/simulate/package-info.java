/** Many policies and sizes on one trace, in bulk. */
@NullMarked
package cachescope.policy.simulate;

import org.jspecify.annotations.NullMarked;
