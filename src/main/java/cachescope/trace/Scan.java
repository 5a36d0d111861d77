package cachescope.trace;

import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;

/**
 * One user after the other, each once, and then no more. The eye should see: misses only, and what
 * was warm pushed out.
 */
public final class Scan implements PrimitiveIterator.OfLong {
  private final int users;
  private long last;

  /**
   * @param users 1 or more
   */
  public Scan(int users) {
    this.users = users;
  }

  @Override
  public boolean hasNext() {
    return last < users;
  }

  @Override
  public long nextLong() {
    if (!hasNext()) {
      throw new NoSuchElementException("all " + users + " users were asked for");
    }
    return ++last;
  }
}
