package cachescope;

import cachescope.event.RedisStatus;
import cachescope.event.RedisStatus.State;

/** What {@code serve} tells when the state of Redis has changed. */
final class RedisNews {
  private RedisNews() {}

  /**
   * In a line: how it is now, and that it is back where it was away.
   *
   * @param ended whether it was the embedded server, and its process is no more
   */
  static String of(RedisStatus told, RedisStatus now, boolean ended) {
    if (ended) {
      return now.sentence()
          + " The embedded server ended; reads are answered by the database until serve is started"
          + " again.";
    }
    boolean back = told.state() != State.CONNECTED && now.state() == State.LIMITED;
    return back ? answers(now) + now.sentence() : now.sentence();
  }

  private static String answers(RedisStatus now) {
    String name = now.server().equals("valkey") ? "Valkey" : "Redis";
    return "%s answers at %s:%d. "
        .formatted(
            (name + " " + now.version()).strip(),
            now.host().contains(":") ? "[" + now.host() + "]" : now.host(),
            now.port());
  }
}
