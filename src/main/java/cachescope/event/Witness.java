package cachescope.event;

/** Who saw a fact happen, and so how far it can be believed. */
public enum Witness {
  /** The user service, with a measured duration. */
  SERVICE,
  /** The database port, with a measured duration. */
  DATABASE,
  /** Redis itself: a keyspace notification, an invalidation message or a reading. */
  REDIS,
  /** Deduced from other facts, not seen. */
  INFERRED,
  /** This program: settings, runs, faults it caused. */
  SESSION
}
