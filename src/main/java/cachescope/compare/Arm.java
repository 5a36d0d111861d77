package cachescope.compare;

import cachescope.event.Origin;
import cachescope.event.Outcome;
import cachescope.service.StoreException;
import cachescope.service.UserPatch;
import cachescope.service.UserService;
import cachescope.service.UserStore;
import java.util.Optional;

/**
 * One side of a comparison: a user service on a Redis server and a database of its own.
 *
 * <p>Safe for any number of threads.
 */
public interface Arm {
  /**
   * Reads a user.
   *
   * @param due when the request should have begun, session nanoseconds
   * @throws StoreException where it was left unanswered
   */
  Outcome read(long userId, long due);

  /**
   * Changes a user.
   *
   * @param number of the write, so that each changes something
   * @throws StoreException where it was left unanswered
   */
  void write(long userId, int number, long due);

  /**
   * Changes a user in the database only.
   *
   * @param number of the change, so that each changes something
   * @throws StoreException where that failed
   */
  void writeBehindTheCache(long userId, int number);

  /** The arm of a service and its database. */
  static Arm of(UserService service, UserStore store) {
    return new Arm() {
      @Override
      public Outcome read(long userId, long due) {
        return service.get(userId, Origin.COMPARISON, due).outcome();
      }

      @Override
      public void write(long userId, int number, long due) {
        service.put(userId, patch(userId, number), Origin.COMPARISON, due);
      }

      @Override
      public void writeBehindTheCache(long userId, int number) {
        store.update(0, userId, patch(userId, number));
      }

      private UserPatch patch(long userId, int number) {
        String email = "user" + userId + "+" + number + "@example.com";
        return new UserPatch(Optional.empty(), Optional.of(email));
      }
    };
  }
}
