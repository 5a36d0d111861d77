package cachescope.event;

/** A request to the user service, from its beginning to its answer; told by the service. */
public sealed interface RequestEvent extends CacheEvent {
  /** Unique within the session. */
  long requestId();

  @Override
  default Witness witness() {
    return Witness.SERVICE;
  }

  /**
   * The service began to work on a request.
   *
   * @param intendedAt when the request should have begun (session nanoseconds): latency counts from
   *     here, so that a stalled sender cannot hide a slow server
   * @param settingsRev revision of the settings that this request uses from beginning to end
   * @param instance of the service that works on it, 1 or more
   */
  record Requested(
      long requestId,
      long userId,
      RequestKind kind,
      Origin origin,
      long intendedAt,
      int settingsRev,
      int instance)
      implements RequestEvent {
    /** A request to the only instance there is. */
    public Requested(
        long requestId,
        long userId,
        RequestKind kind,
        Origin origin,
        long intendedAt,
        int settingsRev) {
      this(requestId, userId, kind, origin, intendedAt, settingsRev, 1);
    }
  }

  /**
   * A read was answered.
   *
   * @param found whether such a user exists
   * @param version version of the row that was answered, 0 where not found
   * @param elapsed nanoseconds in the service
   * @param fromIntended nanoseconds since the request should have begun
   * @param reply the JSON as sent, without the avatar, for a person's own request; otherwise empty
   */
  record Answered(
      long requestId,
      long userId,
      Outcome outcome,
      boolean found,
      long version,
      Freshness freshness,
      long elapsed,
      long fromIntended,
      Timing timing,
      String reply)
      implements RequestEvent {}

  /**
   * A write was answered.
   *
   * @param found whether such a user exists
   * @param version version of the row now, 0 where not found
   * @param deleteOwed whether the cached value could not be deleted and is owed
   */
  record WriteAnswered(
      long requestId,
      long userId,
      boolean found,
      long version,
      boolean deleteOwed,
      long elapsed,
      long fromIntended,
      Timing timing)
      implements RequestEvent {}

  /**
   * A request was left unanswered: the database failed too.
   *
   * @param outcome what the cache had done for it (for a write: {@link Outcome#BYPASS})
   * @param why a sentence for a person, free of secrets
   */
  record Unanswered(
      long requestId, long userId, RequestKind kind, Outcome outcome, String why, long elapsed)
      implements RequestEvent {}

  /**
   * Whoever asked did not wait for the answer, as where a workload is stopped: nothing failed.
   *
   * @param outcome what the cache had done for it (for a write: {@link Outcome#BYPASS})
   */
  record GivenUp(long requestId, long userId, RequestKind kind, Outcome outcome, long elapsed)
      implements RequestEvent {}
}
