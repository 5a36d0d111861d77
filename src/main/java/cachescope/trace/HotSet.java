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
  private final double share;
  private final long stay;
  private int start;
  private long asked;

  /**
   * @param users 1 or more
   */
  public HotSet(int users, RandomGenerator random) {
    this(users, Math.max(1, users / 10), 0.9, Math.min(10_000L, 10L * users), random);
  }

  /**
   * @param users 1 or more
   * @param width how many of them are in the set, 1 or more, not more than all
   * @param share of the requests that are for the set, 0 to 1
   * @param stay requests after which it moves on, 1 or more
   */
  public HotSet(int users, int width, double share, long stay, RandomGenerator random) {
    if (users < 1 || width < 1 || width > users || !(share >= 0 && share <= 1) || stay < 1) {
      throw new IllegalArgumentException(
          "a hot set wants some of the users, a share from 0 to 1 and a stay of 1 or more");
    }
    this.users = users;
    this.random = random;
    this.width = width;
    this.share = share;
    this.stay = stay;
  }

  @Override
  public long nextLong() {
    if (asked == stay) {
      start = (start + width) % users;
      asked = 0;
    }
    asked++;
    boolean hot = random.nextDouble() < share || width == users;
    int offset = hot ? random.nextInt(width) : width + random.nextInt(users - width);
    return 1L + (start + offset) % users;
  }
}
