package cachescope.service;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one instance of the service keeps in its own memory. Safe for any number of threads.
 *
 * @param flights the loads that others of its requests may join
 * @param loads how many are under way
 * @param tokens for loads to begin
 * @param refreshes what it renews in the background
 * @param absentees what it has in the cache of users that there are not
 */
record Instance(
    Flights flights,
    AtomicInteger loads,
    TokenBucket tokens,
    Refreshes refreshes,
    KnownAbsentees absentees) {
  static Instance fresh() {
    return new Instance(
        new Flights(),
        new AtomicInteger(),
        new TokenBucket(),
        new Refreshes(),
        new KnownAbsentees());
  }
}
