package cachescope.scenario.race;

import cachescope.service.UserCache;
import cachescope.service.UserStore;

/** The real cache and the real database that races are run on; nobody else uses that user. */
public interface RaceGround {
  /** The cache, without any stops. */
  UserCache cache();

  /** The database, without any stops. */
  UserStore store();

  /** Whom everybody asks for. */
  long userId();

  /** Puts everything back: no key in the cache, version 1 in the database. */
  void reset();
}
