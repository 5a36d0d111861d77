package cachescope.service;

import java.util.Objects;

/**
 * A user, as the database has it.
 *
 * @param id 1 or more
 * @param version counts the commits of this row, from 1
 */
public record User(long id, String name, String email, long version) {
  public User {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(email, "email");
    if (id < 1) {
      throw new IllegalArgumentException("a user's id must be 1 or more, was " + id);
    }
  }
}
