package cachescope.event;

/** Messages about changes, and writes that the database is told later; told by the service. */
public sealed interface MessageEvent extends CacheEvent {
  /** The request it was done for; 0: none. */
  long requestId();

  /** The key, prefix included; empty text: none, or all. */
  String key();

  @Override
  default Witness witness() {
    return Witness.SERVICE;
  }

  /** The way a message takes. */
  enum Channel {
    /** PUBLISH: at most once, only to who listens now. */
    PUBSUB,
    /** XADD: kept until it is acknowledged. */
    STREAM
  }

  /**
   * A change was announced.
   *
   * @param id of the message; a stream's entry id, or a number of ours
   * @param receivers who heard it, as PUBLISH said; -1 for a stream, where that is not known
   */
  record MessageSent(
      long requestId, String key, Channel channel, String id, long receivers, long nanos)
      implements MessageEvent {}

  /**
   * An announced change was heard and acted on.
   *
   * @param instance who heard it
   * @param lagNanos since it was sent, where the sender is this program; otherwise -1
   */
  record MessageHeard(
      long requestId, String key, Channel channel, String id, int instance, long lagNanos)
      implements MessageEvent {}

  /**
   * An announced change will never be heard, or was thrown away on purpose.
   *
   * @param key empty text: whatever changes while this instance cannot hear
   * @param instance that does not hear it; 0: nobody does
   */
  record MessageLost(
      long requestId, String key, Channel channel, String id, int instance, String why)
      implements MessageEvent {}

  /**
   * A write was acknowledged though the database does not have it yet.
   *
   * @param version that the row will have
   * @param dirty writes that the database does not have yet, this one included
   * @param durable whether it waits in a Redis Stream, not in memory alone
   */
  record WriteAccepted(
      long requestId, long userId, String key, long version, int dirty, boolean durable, long nanos)
      implements MessageEvent {}

  /**
   * A write that was acknowledged before is in the database now.
   *
   * @param requestId the write's own
   * @param applied false where the database had it already: applied once, though delivered twice
   * @param writes acknowledged writes that this one change of the row pays for, itself included:
   *     several of the same user that waited together are one
   * @param dirty writes that the database does not have yet
   */
  record WriteApplied(
      long requestId, long userId, String key, long version, boolean applied, int writes, int dirty)
      implements MessageEvent {
    // The database tells the row's change itself; this tells which debt it paid.
  }

  /**
   * Writes that were acknowledged are lost: nobody has them any more.
   *
   * @param count how many
   */
  record WritesLost(long requestId, String key, int count, String why) implements MessageEvent {}

  /** A message that cannot be read was put aside after several tries. */
  record MessageParked(long requestId, String key, String id, int tries, String why)
      implements MessageEvent {}
}
