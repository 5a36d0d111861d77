package cachescope.event;

import java.time.Duration;

/**
 * Trouble that is made on purpose, for as long as the settings stand. The waits are real waits in
 * this program, before the call is sent: the network itself is not slowed.
 *
 * @param cacheDelay added before each call to the cache, 0 to 10 s
 * @param cacheJitter up to so much more, at random, 0 to 10 s
 * @param databaseJitter up to so much more than the added delay, at random, 0 to 60 s
 * @param databaseFailures share of the database calls that fail, 0 to 1
 * @param loseMessages share of the invalidation messages that are not heard, 0 to 1
 */
public record Trouble(
    Duration cacheDelay,
    Duration cacheJitter,
    Duration databaseJitter,
    double databaseFailures,
    double loseMessages) {

  public static final Trouble NONE = new Trouble(Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, 0);

  public Trouble {
    Ranges.check("cache delay", cacheDelay, Duration.ZERO, Duration.ofSeconds(10));
    Ranges.check("cache jitter", cacheJitter, Duration.ZERO, Duration.ofSeconds(10));
    Ranges.check("database jitter", databaseJitter, Duration.ZERO, Duration.ofSeconds(60));
    Ranges.check("share of database calls that fail", databaseFailures, 0, 1);
    Ranges.check("share of messages that are lost", loseMessages, 0, 1);
  }

  public Trouble withCacheDelay(Duration delay) {
    return new Trouble(delay, cacheJitter, databaseJitter, databaseFailures, loseMessages);
  }

  public Trouble withCacheJitter(Duration jitter) {
    return new Trouble(cacheDelay, jitter, databaseJitter, databaseFailures, loseMessages);
  }

  public Trouble withDatabaseJitter(Duration jitter) {
    return new Trouble(cacheDelay, cacheJitter, jitter, databaseFailures, loseMessages);
  }

  public Trouble withDatabaseFailures(double share) {
    return new Trouble(cacheDelay, cacheJitter, databaseJitter, share, loseMessages);
  }

  public Trouble withLoseMessages(double share) {
    return new Trouble(cacheDelay, cacheJitter, databaseJitter, databaseFailures, share);
  }
}
