package cachescope.uses;

import java.util.function.Supplier;

/** A use whose options have been read, and which is not built yet. */
@FunctionalInterface
interface Plan {
  /**
   * Builds it; may take seconds.
   *
   * @param orders builds the table of a million orders
   * @throws java.io.UncheckedIOException where a port cannot be had
   */
  Use build(Told told, Shelf shelf, Supplier<Orders> orders);
}
