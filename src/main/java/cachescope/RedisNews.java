package cachescope;

import cachescope.event.RedisStatus;
import cachescope.event.RedisStatus.State;
import java.util.Optional;

/**
 * What {@code serve} tells when the state of Redis has changed.
 *
 * <p>A cut goes through several states within moments: a change is told once it has stood from one
 * look to the next, so that one cut is told in one line.
 */
final class RedisNews {
  private RedisStatus told;
  private boolean toldEnded;
  private RedisStatus seen;
  private boolean seenEnded;

  /**
   * @param told what is known already
   */
  RedisNews(RedisStatus told) {
    this.told = told;
    this.seen = told;
  }

  /**
   * Looks again.
   *
   * @param ended whether it was the embedded server, and its process is no more
   * @return a line, where there is something to tell
   */
  Optional<String> look(RedisStatus now, boolean ended) {
    boolean stands = now.state() == seen.state() && ended == seenEnded;
    seen = now;
    seenEnded = ended;
    boolean same = now.state() == told.state() && ended == toldEnded;
    if (!stands || same) {
      return Optional.empty();
    }
    boolean words = !now.sentence().equals(told.sentence()) || ended;
    Optional<String> line = words ? Optional.of(of(told, now, ended)) : Optional.empty();
    told = now;
    toldEnded = ended;
    return line;
  }

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
