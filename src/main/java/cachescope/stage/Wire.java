package cachescope.stage;

/** A way that something travels. */
public enum Wire {
  CLIENT_TO_SERVICE,
  SERVICE_TO_REDIS,
  /** The line in front of the database: waiting for a connection. */
  DATABASE_LINE,
  SERVICE_TO_DATABASE
}
