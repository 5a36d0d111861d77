package cachescope.service;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * The port to the database. Tells its own {@link cachescope.event.DatabaseEvent}s, with the
 * request's id.
 *
 * <p>Safe for any number of threads; a call waits in line while all connections are held.
 */
public interface UserStore {
  /**
   * What a call to the database brought.
   *
   * @param user the row, after the change where there was one
   * @param waitedNanos in line for a connection
   * @param heldNanos holding it
   */
  record Result(Optional<User> user, long waitedNanos, long heldNanos) {}

  /**
   * Reads a row.
   *
   * @param delay added while the connection is held
   * @throws StoreException where the database failed
   */
  Result find(long requestId, long userId, Duration delay);

  /**
   * Changes a row and commits; its version rises by one. No delay is added.
   *
   * @param requestId the write request, or 0 where the service is passed by
   * @throws StoreException where the database failed; then nothing was committed
   */
  Result update(long requestId, long userId, UserPatch patch);

  /**
   * A call that fails on purpose: it waits in line and holds a connection like any other, and tells
   * its failure.
   *
   * @param delay while the connection is held
   * @return what the caller throws
   */
  default StoreException fail(long requestId, long userId, Duration delay, String sentence) {
    return new StoreException(sentence);
  }

  /**
   * Creates a user and commits. No delay is added.
   *
   * @param requestId the write request
   * @param first name and e-mail address, both
   * @return the new row; empty where the id has one already, which stays
   * @throws StoreException where the database failed; then nothing was committed
   */
  Result create(long requestId, long userId, UserPatch first);

  /**
   * Hands over every id that there is, and from then on every id that is added through this port,
   * before its row is there.
   *
   * @throws StoreException where the database failed; then nothing is handed over later
   */
  void watchIds(LongConsumer each);

  /**
   * What became of a write that was acknowledged before.
   *
   * @param result the row as it is now
   * @param applied false where the row had this version or a newer one already, and was left alone
   */
  record Applied(Result result, boolean applied) {}

  /**
   * Brings a row to the state that a write was acknowledged with, and commits; where it has that
   * version already, or a newer one, it stays. So a write that is delivered twice is applied once.
   *
   * @param requestId the write request's
   * @throws StoreException where the database failed; then nothing was committed
   */
  Applied apply(long requestId, User user);

  /**
   * The version last committed for this user through this port; empty where others may write too.
   * 0: no such row.
   */
  OptionalLong committedVersion(long userId);
}
