package cachescope.compare;

import cachescope.event.Origin;
import cachescope.event.Outcome;
import cachescope.service.StoreException;
import cachescope.service.UserPatch;
import cachescope.service.UserService;
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

  /** The arm of a service. */
  static Arm of(UserService service) {
    return new Arm() {
      @Override
      public Outcome read(long userId, long due) {
        return service.get(userId, Origin.COMPARISON, due).outcome();
      }

      @Override
      public void write(long userId, int number, long due) {
        String email = "user" + userId + "+" + number + "@example.com";
        UserPatch patch = new UserPatch(Optional.empty(), Optional.of(email));
        service.put(userId, patch, Origin.COMPARISON, due);
      }
    };
  }
}
