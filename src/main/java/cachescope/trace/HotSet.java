package cachescope.trace;

import java.util.random.RandomGenerator;

/**
 * A tenth of the users, neighbours by id, gets nine tenths of the requests; then the tenth beside
 * it does.
 *
 * <p>It moves on by its own width after ten requests for each user, at most 10,000. The eye should
 * see: the hit ratio fall at each move and recover, faster where the policy forgets faster.
 */
public final class HotSet implements EndlessUsers {
  private final int users;
  private final RandomGenerator random;
  private final int width;
  private final long stay;
  private int start;
  private long asked;

  /**
   * @param users 1 or more
   */
  public HotSet(int users, RandomGenerator random) {
    this.users = users;
    this.random = random;
    this.width = Math.max(1, users / 10);
    this.stay = Math.min(10_000L, 10L * users);
  }

  @Override
  public long nextLong() {
    if (asked == stay) {
      start = (start + width) % users;
      asked = 0;
    }
    asked++;
    boolean hot = random.nextDouble() < 0.9 || width == users;
    int offset = hot ? random.nextInt(width) : width + random.nextInt(users - width);
    return 1L + (start + offset) % users;
  }
}
