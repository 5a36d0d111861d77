package cachescope.uses;

import java.time.LocalDate;
import java.util.Map;

/** The port to a real SQL table of a million orders. Safe for one thread at a time. */
public interface Orders extends AutoCloseable {
  /** How many rows there are. */
  long rows();

  /** Count and sum of a region's orders in some days, both ends included: a look at every row. */
  Report report(String region, LocalDate from, LocalDate to);

  /** The products that were sold most often, the most first: a look at every row. */
  Map<String, Long> bestSellers(int most);

  /** Adds orders of a product, all at once. */
  void sell(String product, int count);

  @Override
  void close();

  /** What a report says; cents. */
  record Report(long count, long sum) {}
}
