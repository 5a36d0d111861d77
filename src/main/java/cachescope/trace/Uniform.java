package cachescope.trace;

import java.util.random.RandomGenerator;

/**
 * Every user as often as any other. The eye should see: a hit ratio that is the share of users that
 * fit.
 */
public final class Uniform implements EndlessUsers {
  private final int users;
  private final RandomGenerator random;

  /**
   * @param users 1 or more
   */
  public Uniform(int users, RandomGenerator random) {
    this.users = users;
    this.random = random;
  }

  @Override
  public long nextLong() {
    return 1L + random.nextInt(users);
  }
}
