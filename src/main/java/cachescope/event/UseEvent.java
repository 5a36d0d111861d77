package cachescope.event;

/**
 * What happened where caching is used for something else than users: a gateway, a CDN, a query,
 * sessions, recommendations. Told by the one who visits, and by the tiers on the way.
 */
public sealed interface UseEvent extends CacheEvent {
  /** Which use: {@code gateway}, {@code cdn}, {@code query}, {@code sessions}, … */
  String use();

  @Override
  default Witness witness() {
    return Witness.SERVICE;
  }

  /**
   * What a use needs was built.
   *
   * @param words what it is, with what is added on purpose
   * @param nanos that it took
   */
  record UseOpened(String use, String words, long nanos) implements UseEvent {}

  /** What became of a visit. */
  enum Reply {
    /** A tier answered from what it keeps. */
    HIT,
    /** Nobody kept it: the source was asked. */
    MISS,
    /** What was kept was past its time, and the source said that it still holds. */
    REVALIDATED,
    /** It may not be kept, so the source was asked. */
    PASSED,
    /** Nobody may see it: not logged in. */
    REFUSED,
    /** Something on the way failed. */
    FAILED
  }

  /** What is wrong with an answer, found by comparing it to what was asked for. */
  enum Flaw {
    NONE,
    /** It is somebody else's. */
    LEAKED,
    /** It is another variant, such as one in another language. */
    WRONG_VARIANT,
    /** The source has a newer one. */
    STALE,
    /** It was given to whoever has the cookie of one who logged out. */
    NOT_ENDED
  }

  /**
   * A visit was answered; each begins when the one before it has ended.
   *
   * @param visit number, from 1
   * @param who asked
   * @param what was asked for
   * @param tier that answered
   * @param status of HTTP
   * @param bytes of the answer's body on the wire
   * @param ageMillis how old the answer was; -1: not known
   * @param nanos measured by who asked
   */
  record Visited(
      String use,
      long visit,
      String who,
      String what,
      String tier,
      Reply reply,
      int status,
      long bytes,
      long ageMillis,
      Flaw flaw,
      long nanos)
      implements UseEvent {}

  /**
   * A source did its work: the upstream service, the origin, the query.
   *
   * @param visit for which it was asked; 0: none, in the background
   * @param whole whether it made the whole answer; false: it only said that nothing changed
   */
  record SourceAsked(String use, long visit, String source, String what, boolean whole, long nanos)
      implements UseEvent {}

  /**
   * A tier keeps an answer.
   *
   * @param key prefix included
   */
  record UseKept(String use, long visit, String tier, String key, long bytes, long ttlMillis)
      implements UseEvent {}

  /**
   * A tier dropped what it kept, because somebody said so.
   *
   * @param why purged, logged out, …
   */
  record UseDropped(String use, String tier, String key, int count, String why)
      implements UseEvent {}

  /** The source has something new. */
  record SourceChanged(String use, String what, String to) implements UseEvent {}
}
