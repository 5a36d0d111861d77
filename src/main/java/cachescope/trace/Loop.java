package cachescope.trace;

/**
 * One user after the other, round and round. The eye should see: LRU hit nothing where one user too
 * many is asked for.
 */
public final class Loop implements EndlessUsers {
  private final int users;
  private long last;

  /**
   * @param users 1 or more
   */
  public Loop(int users) {
    this.users = users;
  }

  @Override
  public long nextLong() {
    last = last % users + 1;
    return last;
  }
}
