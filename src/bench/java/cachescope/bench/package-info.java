/** Measurements of what the README promises, one file each. */
@NullMarked
package cachescope.bench;

import org.jspecify.annotations.NullMarked;
