package cachescope.stage;

/** A way that something travels. */
public enum Wire {
  CLIENT_TO_SERVICE,
  SERVICE_TO_REDIS,
  /** A message that Redis hands to whoever listens. */
  REDIS_TO_SERVICE,
  /** In the service: waiting for somebody else's load of the same key. */
  FLIGHT,
  /** In the service: a look into the memory of the instance. */
  NEAR,
  /** The line in front of the database: waiting for a connection. */
  DATABASE_LINE,
  SERVICE_TO_DATABASE
}
