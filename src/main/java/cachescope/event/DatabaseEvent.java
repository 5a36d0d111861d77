package cachescope.event;

/** What the database port saw. The delay holds a connection, as a slow query does. */
public sealed interface DatabaseEvent extends CacheEvent {
  long requestId();

  @Override
  default Witness witness() {
    return Witness.DATABASE;
  }

  /**
   * A request, a read or a write, stands in line for a connection.
   *
   * @param waiting how many stand in line now, itself included
   */
  record LoadQueued(long requestId, long userId, int waiting) implements DatabaseEvent {}

  /**
   * A read holds a connection.
   *
   * @param waitedNanos time in the line
   * @param busy connections held now, itself included
   * @param waiting how many stand in line still
   * @param delayNanos the added delay that this load is about to sit through
   */
  record LoadStarted(
      long requestId, long userId, long waitedNanos, int busy, int waiting, long delayNanos)
      implements DatabaseEvent {}

  /**
   * The row was read, and its connection given back.
   *
   * @param version of the row, 0 where there is none
   * @param nanos time the connection was held
   * @param busy connections still held
   */
  record Loaded(
      long requestId, long userId, boolean found, long version, long nanos, int busy, int waiting)
      implements DatabaseEvent {}

  /**
   * A row was changed and committed, and its connection given back.
   *
   * @param requestId the write request, or 0 where the row was changed behind the service's back
   * @param version of the row after the commit
   * @param busy connections still held
   */
  record RowWritten(
      long requestId,
      long userId,
      long version,
      boolean behindTheCache,
      long nanos,
      int busy,
      int waiting)
      implements DatabaseEvent {}

  /**
   * A request left the line or gave its connection back, because whoever asked did not wait for it.
   */
  record DatabaseGivenUp(long requestId, long userId, int busy, int waiting)
      implements DatabaseEvent {}

  /** The database failed. */
  record DatabaseFailed(long requestId, long userId, String sentence, int busy, int waiting)
      implements DatabaseEvent {}
}
