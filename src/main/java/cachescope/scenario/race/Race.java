package cachescope.scenario.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Who races, on one user, under which scheme.
 *
 * @param readers 0 to 3
 * @param writers 0 to 3; one actor at least
 */
public record Race(Scheme scheme, int readers, int writers) {
  private static final int MOST = 3;

  public Race {
    Objects.requireNonNull(scheme, "scheme");
    check("readers", readers);
    check("writers", writers);
    if (readers + writers == 0) {
      throw new IllegalArgumentException("a race needs a reader or a writer");
    }
  }

  private static void check(String who, int count) {
    if (count < 0 || count > MOST) {
      throw new IllegalArgumentException(who + " must be 0 to " + MOST + ", was " + count);
    }
  }

  /** The same with another scheme. */
  public Race with(Scheme other) {
    return new Race(other, readers, writers);
  }

  /** Everybody who makes a request, readers first. */
  public List<Actor> actors() {
    List<Actor> actors = new ArrayList<>();
    for (int n = 1; n <= readers; n++) {
      actors.add(Actor.reader(n));
    }
    for (int n = 1; n <= writers; n++) {
      actors.add(Actor.writer(n));
    }
    return actors;
  }
}
