package cachescope.service;

import java.util.Optional;

/** Where acknowledged writes wait for the database. Safe for any number of threads. */
interface Debts {
  /** The newest acknowledged state of a user that the database may not have yet. */
  Optional<User> newest(long userId);

  /** Tells the database now what it is owed of a user; false where that could not be done. */
  boolean pay(long userId);
}
