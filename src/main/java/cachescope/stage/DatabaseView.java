package cachescope.stage;

/** The database as it is drawn: connections held of how many, and requests in line. */
public record DatabaseView(int busy, int connections, int waiting, long loads) {
  public static final DatabaseView IDLE = new DatabaseView(0, 10, 0, 0);
}
