package cachescope.trace;

import java.util.Iterator;
import java.util.PrimitiveIterator;
import java.util.random.RandomGenerator;

/**
 * A stream of requests, finite or not. The same order of users and the same random numbers give the
 * same requests.
 *
 * <p>For one thread.
 */
public final class Trace implements Iterator<TraceRequest> {
  private final PrimitiveIterator.OfLong users;
  private final double writeShare;
  private final RandomGenerator random;

  /**
   * @param users who is asked for, in this order
   * @param writeShare share of requests that write, 0 to 1
   * @param random decides which ones; used for nothing else
   */
  public Trace(PrimitiveIterator.OfLong users, double writeShare, RandomGenerator random) {
    this.users = users;
    this.writeShare = writeShare;
    this.random = random;
  }

  @Override
  public boolean hasNext() {
    return users.hasNext();
  }

  @Override
  public TraceRequest next() {
    return new TraceRequest(users.nextLong(), random.nextDouble() < writeShare);
  }
}
