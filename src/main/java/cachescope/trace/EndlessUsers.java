package cachescope.trace;

import java.util.PrimitiveIterator;

/** An order of users that never ends. */
interface EndlessUsers extends PrimitiveIterator.OfLong {
  @Override
  default boolean hasNext() {
    return true;
  }
}
